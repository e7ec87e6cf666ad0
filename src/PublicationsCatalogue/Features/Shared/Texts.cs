using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Shared;

public static class Texts
{
    /// <summary>The text in the site's language, else the original.</summary>
    public static PublicationText For(Publication publication, Site site) =>
        publication.Texts.Find(t => t.Language.ToString() == site.Language) ?? publication.Original ?? publication.Texts[0];
}
