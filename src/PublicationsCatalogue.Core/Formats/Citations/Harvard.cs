using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.Citations;

/// <summary>Harvard, as in Cite Them Right: "Ruiz, A. and Berg, J. (2021) Title. Series, no. 75. Publisher. Available at: https://…".</summary>
internal static class Harvard
{
    private const int MostNames = 3;

    public static Citation Write(Publication publication, FormatContext context)
    {
        var c = new Cited(publication, context);
        var names = c.Authors.Select(a => CitedNames.Inverted(a, initials: true).Replace(". ", ".", StringComparison.Ordinal)).ToList();
        var authors = names.Count > MostNames ? $"{names[0]} et al." : CitedNames.Joined(names, "and", commaBeforeTwo: false, commaBeforeMore: false);
        var (year, url) = ($"({c.Year ?? "no date"})", c.Url is null ? "" : $" Available at: {c.Url}");
        if (c.IsInContainer)
        {
            var place = c.Volume is null ? c.Number is null ? "" : $", {c.NumberAs("no. ")}" : $", {c.Volume}{(c.Number is null ? "" : $"({c.Number})")}";
            var begin = authors.Length == 0 ? $"‘{c.Title}’ {year}, " : $"{authors} {year} ‘{c.Title}’, ";
            return new Citation(begin, c.Series ?? "", $"{Cited.Ended(place)}{url}");
        }
        var rest = Cited.Sentences(c.Edition is null ? null : $"{c.Edition} edn", c.SeriesAndNumber?.Replace(", No. ", ", no. ", StringComparison.Ordinal), c.Publisher == authors ? null : c.Publisher);
        var end = c.Title[^1] is '.' or '?' or '!' ? "" : ".";
        return authors.Length == 0 ? new Citation("", c.Title, $" {year}.{rest}{url}") : new Citation($"{authors} {year} ", c.Title, $"{end}{rest}{url}");
    }
}
