using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.Citations;

/// <summary>MLA, 9th edition: "Ruiz, Ana, and Jan Berg. Title. Publisher, 7 Oct. 2021. Series, no. 75, https://…".</summary>
internal static class Mla
{
    private static readonly string[] Months = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];

    public static Citation Write(Publication publication, FormatContext context)
    {
        var c = new Cited(publication, context);
        var authors = c.Authors switch
        {
            [] => "",
            [var only] => CitedNames.Inverted(only, initials: false),
            [var first, var second] => $"{CitedNames.Inverted(first, initials: false)}, and {CitedNames.InOrder(second)}",
            [var first, ..] => $"{CitedNames.Inverted(first, initials: false)}, et al.",
        };
        var before = authors.Length == 0 ? "" : Cited.Ended(authors) + " ";
        var month = c.Date?.Month is { } number ? Months[number - 1] : null;
        var when = string.Join(' ', new[] { c.Day, month, c.Year }.Where(part => part is not null));
        // A publisher that is the author is not named twice.
        var publisher = c.Publisher == authors ? null : c.Publisher;
        if (c.IsInContainer)
        {
            var place = Cited.Commas(c.Volume is null ? null : $"vol. {c.Volume}", c.NumberAs("no. "), publisher, when, c.Url);
            return new Citation($"{before}“{Cited.Ended(c.Title)}” ", c.Series ?? "", (place.Length == 0 ? "" : ", ") + Cited.Ended(place));
        }
        var end = c.Title[^1] is '.' or '?' or '!' ? "" : ".";
        var origin = Cited.Commas(c.Edition is null ? null : $"{c.Edition} ed.", publisher, when);
        var rest = Cited.Commas(c.SeriesAndNumber?.Replace(", No. ", ", no. ", StringComparison.Ordinal), c.Url);
        return new Citation(before, c.Title, end + (origin.Length == 0 ? "" : $" {Cited.Ended(origin)}") + (rest.Length == 0 ? "" : $" {Cited.Ended(rest)}"));
    }
}
