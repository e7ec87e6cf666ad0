using System.ComponentModel;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Api;

/// <summary>Some of what a search has found.</summary>
public sealed record SearchOf<T>(IReadOnlyList<T> Items, string? Next) : ListOf<T>(Items, Next)
{
    [Description("How many there are; on the first page only.")]
    public TotalShape? Total { get; init; }

    [Description("What the results can be narrowed by, with how many each would give; on the first page only.")]
    public IReadOnlyList<FacetShape>? Facets { get; init; }

    [Description("Sentences on what was not understood and how far was searched.")]
    public IReadOnlyList<string>? Notes { get; init; }
}

public sealed record TotalShape(
    [property: Description("How many were counted.")] int Count,
    [property: Description("True when there are more than were counted.")] bool IsMore);

public sealed record FacetShape(
    [property: Description("The parameter that narrows by it: type, series, subject, author, lang or year (as from and to).")] string Parameter,
    [property: Description("True when only the newest results were counted.")] bool IsMore,
    [property: Description("The most frequent values.")] IReadOnlyList<FacetValueShape> Values)
{
    private const int Most = 50;

    internal static async Task<IReadOnlyList<FacetShape>> AllAsync(FacetNames names, FacetCounts counts, CancellationToken ct)
    {
        var values = Enum.GetValues<Facet>().SelectMany(f => counts.Of(f).Take(Most)).ToList();
        var named = await names.OfAsync([.. values.Where(v => v.Value.Facet != Facet.Year).Select(v => v.Value)], ct);
        return [.. values.GroupBy(v => v.Value.Facet).Select(facet => new FacetShape(FacetFields.NameOf(facet.Key), counts.Floors.Contains(facet.Key),
            [.. facet.Where(v => facet.Key == Facet.Year || named.ContainsKey(v.Value)).Select(v => facet.Key == Facet.Year ? new FacetValueShape(v.Value.Value, v.Value.Value, v.Count)
                : new FacetValueShape(named[v.Value].Slug, named[v.Value].Label, v.Count))]))];
    }
}

public sealed record FacetValueShape(
    [property: Description("The value that the parameter takes.")] string Value,
    [property: Description("As it is shown to readers.")] string Label,
    [property: Description("How many results have it.")] int Count);

public sealed record MonthShape(
    [property: Description("2021-10, 2021-no-month or undated.")] string Month,
    [property: Description("As it is shown to readers.")] string Label,
    [property: Description("How many publications it has.")] int Count,
    [property: Description("Its page.")] string Url,
    [property: Description("The call that lists it.")] string Publications);

public sealed record TermShape(
    [property: Description("The value by which publications are filtered.")] string Slug,
    [property: Description("As it is shown to readers.")] string Label,
    [property: Description("How many publications have it.")] int Count,
    [property: Description("True when there are more than were counted.")] bool IsMore,
    [property: Description("Its page.")] string Url,
    [property: Description("The call that lists its publications.")] string Publications)
{
    internal static string CallOf(TermKind kind) => kind == TermKind.Authors ? "/api/v1/agents" : "/api/v1" + kind.Path;

    internal static TermShape Of(TermKind kind, FacetName name, SearchCount count, Func<string, string> absolute) =>
        new(name.Slug, name.Label, count.AtLeast, count.IsFloor, absolute($"{kind.Path}/{name.Slug}"), absolute($"/api/v1/publications?{FacetFields.NameOf(kind.Facet)}={name.Slug}"));
}

public sealed record TermFactsShape(
    [property: Description("The value by which publications are filtered.")] string Slug,
    [property: Description("As it is shown to readers.")] string Label,
    [property: Description("How many publications have it.")] int Count,
    [property: Description("True when there are more than were counted.")] bool IsMore,
    [property: Description("Its page.")] string Url,
    [property: Description("The call that lists its publications.")] string Publications)
{
    [Description("In Markdown.")]
    public string? Description { get; init; }

    public string? Issn { get; init; }

    [Description("The address of an ORCID iD, a ROR ID or a subject in another vocabulary.")]
    public string? Identifier { get; init; }

    public string? Website { get; init; }

    [Description("Names it has or had beside this one.")]
    public IReadOnlyList<string>? OtherNames { get; init; }

    [Description("Of a subject: the call that reads the wider one.")]
    public string? Broader { get; init; }

    [Description("Of a subject: the calls that read the narrower ones.")]
    public IReadOnlyList<string>? Narrower { get; init; }

    internal static TermFactsShape Of(TermKind kind, TermShape term, TermFacts facts, Func<string, string> absolute) =>
        new(term.Slug, term.Label, term.Count, term.IsMore, term.Url, term.Publications)
        {
            Description = facts.Description,
            Issn = facts.Issn,
            Identifier = facts.Identifier,
            Website = facts.Website,
            OtherNames = facts.OtherNames is { Count: > 0 } ? facts.OtherNames : null,
            Broader = facts.Broader is { } broader ? absolute($"{TermShape.CallOf(kind)}/{broader.Slug}") : null,
            Narrower = facts.Narrower is { Count: > 0 } ? [.. facts.Narrower.Select(n => absolute($"{TermShape.CallOf(kind)}/{n.Slug}"))] : null,
        };
}
