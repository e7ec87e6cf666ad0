using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.Citations;

/// <summary>APA, 7th edition: "Ruiz, A., &amp; Berg, J. (2021, October 7). Title (Series No. 75). Publisher. https://…".</summary>
internal static class Apa
{
    private const int MostNames = 20;

    public static Citation Write(Publication publication, FormatContext context)
    {
        var c = new Cited(publication, context);
        var names = c.Authors.Select(a => CitedNames.Inverted(a, initials: true)).ToList();
        // More than twenty: the first nineteen, an ellipsis, the last.
        var authors = names.Count > MostNames ? $"{string.Join(", ", names.Take(MostNames - 1))}, . . . {names[^1]}" : CitedNames.Joined(names, "&", commaBeforeTwo: true, commaBeforeMore: true);
        var date = c.Year is null ? "(n.d.)" : c.Month is null || c.IsInContainer ? $"({c.Year})" : c.Day is null ? $"({c.Year}, {c.Month})" : $"({c.Year}, {c.Month} {c.Day})";
        if (c.IsInContainer)
        {
            var begin = authors.Length == 0 ? $"{Cited.Ended(c.Title)} {date}. " : $"{Cited.Ended(authors)} {date}. {Cited.Ended(c.Title)} ";
            var place = c.Volume is null ? c.Number is null ? "" : $", {c.NumberAs("No. ")}" : $", {c.Volume}{(c.Number is null ? "" : $"({c.Number})")}";
            return new Citation(begin, c.Series ?? "", $"{place}.{Cited.Sentences(c.Url)}");
        }
        var bracket = c.Series is null ? "" : $" ({c.Series}{(c.Number is null ? "" : $" {c.NumberAs("No. ")}")})";
        var after = authors.Length == 0 ? $"{bracket}. {date}." : $"{bracket}.";
        return new Citation(authors.Length == 0 ? "" : $"{Cited.Ended(authors)} {date}. ", c.Title, (c.Title[^1] is '.' or '?' or '!' && bracket.Length == 0 ? after[1..] : after) + Cited.Sentences(PublisherOf(c, authors), c.Url));
    }

    // Left out when it is the author.
    private static string? PublisherOf(Cited c, string authors) => c.Publisher == authors ? null : c.Publisher;
}
