using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.Citations;

/// <summary>Vancouver, as in Citing Medicine (NLM): "Ruiz A, Berg J. Title. Publisher; 2021 Oct 7. (Series; no. 75). Available from: https://…".</summary>
internal static class Vancouver
{
    private const int MostNames = 6;

    public static Citation Write(Publication publication, FormatContext context)
    {
        var c = new Cited(publication, context);
        var authors = string.Join(", ", c.Authors.Take(MostNames).Select(Name)) + (c.Authors.Count > MostNames ? ", et al" : "");
        var before = authors.Length == 0 ? "" : Cited.Ended(authors) + " ";
        var when = string.Join(' ', new[] { c.Year, c.Month?[..3], c.Day }.Where(part => part is not null));
        var url = c.Url is null ? "" : $" Available from: {c.Url}";
        if (c.IsInContainer)
        {
            var place = (c.Volume ?? "") + (c.Number is null ? "" : $"({c.Number})");
            return new Citation($"{before}{Cited.Ended(c.Title)} {Cited.Ended(c.Series ?? "")}", "", $"{Sentence(when.Length == 0 ? place : place.Length == 0 ? when : $"{when};{place}")}{url}");
        }
        var series = c.Series is null ? "" : $" ({c.Series}{(c.Number is null ? "" : $"; {c.NumberAs("no. ")}")}).";
        var origin = string.Join("; ", new[] { c.Publisher, when }.Where(part => !string.IsNullOrEmpty(part)));
        return new Citation($"{before}{Cited.Ended(c.Title)}{(c.Edition is null ? "" : $" {c.Edition} ed.")}", "", $"{Sentence(origin)}{series}{url}");
    }

    private static string Sentence(string text) => text.Length == 0 ? "" : " " + Cited.Ended(text);

    // No commas and no full stops within a name.
    private static string Name(PersonName name) => name.Literal
        ?? string.Join(' ', new[] { name.FamilyWithParticle, name.Initials.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal), name.Suffix?.TrimEnd('.') }.Where(part => !string.IsNullOrEmpty(part)));
}
