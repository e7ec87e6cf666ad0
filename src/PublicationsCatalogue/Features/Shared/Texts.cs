using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Shared;

public static class Texts
{
    /// <summary>The text in the language asked for, or in the site's; else the original.</summary>
    public static PublicationText For(Publication publication, Site site, LanguageTag? asked = null) =>
        publication.TextIn(asked, site.Tag);
}
