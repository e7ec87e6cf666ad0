using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Search;

public sealed record FacetChoice(FacetName Name, int Count, bool IsChosen);

/// <summary>The values of one facet: the first few, and more behind a fold.</summary>
public sealed record FacetGroup(Facet Facet, string Heading, IReadOnlyList<FacetChoice> Choices, bool IsFloor)
{
    public const int Shown = 8;
    private const int Most = 50;
    private static readonly (Facet Facet, string Heading)[] Headings =
        [(Facet.Subject, "Subject"), (Facet.Type, "Type"), (Facet.Series, "Series"), (Facet.Author, "Author"), (Facet.Language, "Language")];

    public string Field => FacetFields.NameOf(Facet);

    /// <summary>All but years; a facet that would not narrow anything is left out unless something is chosen of it.</summary>
    public static async Task<IReadOnlyList<FacetGroup>> LoadAsync(FacetNames names, FacetCounts counts, IReadOnlyList<FacetName> chosen, CancellationToken ct)
    {
        var picked = chosen.Select(c => c.Value).ToHashSet();
        var values = Headings.SelectMany(h => counts.Of(h.Facet).OrderByDescending(c => picked.Contains(c.Value)).Take(Most)).ToList();
        var named = await names.OfAsync([.. values.Select(v => v.Value)], ct);
        return [.. from heading in Headings
                   let choices = Choices(heading.Facet)
                   where choices.Count > 1 || choices.Any(c => c.IsChosen)
                   select new FacetGroup(heading.Facet, heading.Heading, choices, counts.Floors.Contains(heading.Facet))];

        // What is chosen stays in sight, even when with the other filters it would find nothing.
        IReadOnlyList<FacetChoice> Choices(Facet facet) =>
            [.. values.Where(v => v.Value.Facet == facet && named.ContainsKey(v.Value)).Select(v => new FacetChoice(named[v.Value], v.Count, picked.Contains(v.Value))),
             .. chosen.Where(c => c.Value.Facet == facet && values.TrueForAll(v => v.Value != c.Value)).Select(c => new FacetChoice(c, 0, true))];
    }
}
