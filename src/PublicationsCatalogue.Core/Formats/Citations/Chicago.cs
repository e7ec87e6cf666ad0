using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.Citations;

/// <summary>Chicago, 17th edition, as in its bibliographies: "Ruiz, Ana, and Jan Berg. Title. Series, No. 75. Publisher, 2021. https://…".</summary>
internal static class Chicago
{
    private const int MostNames = 10;
    private const int NamesOfMore = 7;

    public static Citation Write(Publication publication, FormatContext context)
    {
        var c = new Cited(publication, context);
        var names = c.Authors.Select((a, i) => i == 0 ? CitedNames.Inverted(a, initials: false) : CitedNames.InOrder(a)).ToList();
        var authors = names.Count > MostNames ? $"{string.Join(", ", names.Take(NamesOfMore))}, et al." : CitedNames.Joined(names, "and", commaBeforeTwo: true, commaBeforeMore: true);
        var before = authors.Length == 0 ? "" : Cited.Ended(authors) + " ";
        if (c.IsInContainer)
        {
            var when = c.Month is null ? c.Year : c.Day is null ? $"{c.Month} {c.Year}" : $"{c.Month} {c.Day}, {c.Year}";
            var place = (c.Volume is null ? "" : $" {c.Volume}") + (c.Number is null ? "" : $", {c.NumberAs("no. ")}") + (when is null ? "" : $" ({when})");
            return new Citation($"{before}“{Cited.Ended(c.Title)}” ", c.Series ?? "", $"{Cited.Ended(place)}{Cited.Sentences(c.Url)}");
        }
        var end = c.Title[^1] is '.' or '?' or '!' ? "" : ".";
        return new Citation(before, c.Title, end + Cited.Sentences(c.Edition is null ? null : $"{c.Edition} ed", c.SeriesAndNumber, Cited.Commas(c.Publisher, c.Year), c.Url));
    }
}
