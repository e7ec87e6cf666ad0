using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Features.Api;

/// <summary>What publications are narrowed by. Of one filter any value will do; of each filter one must.</summary>
public sealed class Filters
{
    [FromQuery(Name = "type")]
    public string[] Type { get; set; } = [];

    [FromQuery(Name = "series")]
    public string[] Series { get; set; } = [];

    [FromQuery(Name = "subject")]
    public string[] Subject { get; set; } = [];

    [FromQuery(Name = "author")]
    public string[] Author { get; set; } = [];

    [FromQuery(Name = "lang")]
    public string[] Lang { get; set; } = [];

    [FromQuery(Name = "from")]
    public string? From { get; set; }

    [FromQuery(Name = "to")]
    public string? To { get; set; }

    internal IEnumerable<(Facet Facet, string Value)> Chosen =>
        new[] { (Facet.Type, Type), (Facet.Series, Series), (Facet.Subject, Subject), (Facet.Author, Author), (Facet.Language, Lang) }
            .SelectMany(f => f.Item2.Select(value => (f.Item1, value ?? ""))).Distinct();
}

/// <summary>How many are asked for, and after which.</summary>
public sealed class Portion
{
    public const int Usual = 20;
    public const int Most = 100;

    [FromQuery(Name = "per_page")]
    public string? PerPage { get; set; }

    [FromQuery(Name = "cursor")]
    public string? Cursor { get; set; }
}
