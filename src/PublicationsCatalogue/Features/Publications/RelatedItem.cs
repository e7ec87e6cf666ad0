using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Publications;

/// <summary>An entry that is near the one shown, and why it stands there.</summary>
public sealed record RelatedItem(ListItem Item, string Why)
{
    /// <summary>None when nothing public is near. The entry's parts must be loaded.</summary>
    public static async Task<IReadOnlyList<RelatedItem>> LoadAsync(RelatedEntries related, PublicCatalogue catalogue, Site site, Publication publication, CancellationToken ct)
    {
        var near = await related.OfAsync(publication, ct);
        if (near.Count == 0)
            return [];
        var ids = near.Select(n => n.PublicationId).ToList();
        var rows = (await ListRow.LoadAsync(catalogue.Publications.Where(p => ids.Contains(p.Id)), summaries: false, ct)).ToDictionary(r => r.Id);
        return [.. near.Where(n => rows.ContainsKey(n.PublicationId))
            .Select(n => new RelatedItem(ListItem.Of(rows[n.PublicationId], rows[n.PublicationId].TextFor(site), site), ReasonOf(n, publication)))];
    }

    private static string ReasonOf(RelatedEntry near, Publication publication) => near.Kinship switch
    {
        Kinship.NewerVersion => "New edition",
        Kinship.OlderVersion => "Earlier edition",
        Kinship.Translation => "In another language",
        Kinship.Series => "Same series",
        Kinship.Subjects => $"{(near.Subjects.Count == 1 ? "Subject" : "Subjects")} in common: {string.Join(", ", publication.Subjects.OrderBy(s => s.Position).Where(s => near.Subjects.Contains(s.SubjectId)).Select(s => s.Subject.Label))}",
        _ => "Like words in the title",
    };
}
