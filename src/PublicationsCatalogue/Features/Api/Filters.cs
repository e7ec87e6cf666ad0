using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Api;

/// <summary>What publications are narrowed by. Of one filter any value will do; of each filter one must.</summary>
public sealed class Filters
{
    private const int MostValues = 50;
    private const int LongestYear = 4;

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

    /// <summary>The question that is asked with these; what is wrong with them is told.</summary>
    internal async Task<SearchQuestion> OfAsync(Asked asked, FacetNames names, SearchQuery query, SearchOrder order, CancellationToken ct)
    {
        var years = new YearSpan(Year(asked, "from", From), Year(asked, "to", To));
        if (years.First > years.Last)
            asked.Wrong("to", "The years end before they begin: “to” must not be before “from”.");
        List<FacetValue> values = [];
        var chosen = Chosen.ToList();
        if (chosen.Count > MostValues)
            asked.Wrong(FacetFields.NameOf(chosen[0].Facet), $"These are {chosen.Count} values; a call takes at most {MostValues}.");
        foreach (var (facet, text) in chosen.Take(MostValues))
        {
            if (await names.FindAsync(facet, text, ct) is { } value)
                values.Add(value);
            else
                asked.Wrong(FacetFields.NameOf(facet), $"No publication has the {facet.ToString().ToLowerInvariant()} “{ProblemAt.Shown(text)}”. Take the values from the lists that this interface gives.");
        }
        return new SearchQuestion(query, values, years, order);
    }

    private static int? Year(Asked asked, string parameter, string? text)
    {
        if (text is null)
            return null;
        if (text.Length == LongestYear && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0)
            return year;
        asked.Wrong(parameter, $"“{parameter}” must be a year with four digits, such as 2021.");
        return null;
    }
}
