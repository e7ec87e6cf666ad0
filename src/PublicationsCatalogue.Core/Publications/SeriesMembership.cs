namespace PublicationsCatalogue.Core.Publications;

/// <summary>The place of a publication in a series (dcterms:isPartOf).</summary>
public sealed class SeriesMembership
{
    public long Id { get; private set; }
    public long PublicationId { get; private set; }
    public long SeriesId { get; set; }
    public PublicationSeries Series { get; set; } = null!;

    /// <summary>As printed: "21", "2021/3", "XII".</summary>
    public string? Number { get; private set; }

    /// <summary>Puts the issues in order and finds gaps: 21, 20210003 for "2021/3", 12 for "XII"; null when there is no number in Number.</summary>
    public int? NumberSort { get; private set; }
    public string? Volume { get; set; }

    public void NumberAs(string? number)
    {
        Number = string.IsNullOrWhiteSpace(number) ? null : number.Trim();
        if (IssueNumber.TryRead(Number, out var issue))
        {
            NumberSort = issue.Sort;
            return;
        }

        var digits = new string([.. (Number ?? "").SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit)]);
        NumberSort = int.TryParse(digits, System.Globalization.CultureInfo.InvariantCulture, out var sort) ? sort : null;
    }
}
