using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.Listing;

/// <summary>A page kept by hand, read: month headings, numbered entries, a date and perhaps a summary each.</summary>
public sealed record ListingDocument(string? Heading, IReadOnlyList<ListingEntry> Entries, IReadOnlyList<ListingProblem> Problems);

/// <summary>One entry with the line (from 1) it begins on. Without a date line the date is its month's.</summary>
public sealed record ListingEntry(int Line, MonthKey? Month, int? Number, string Title, PartialDate? Date, IReadOnlyList<string> Paragraphs)
{
    public string? Summary => Paragraphs.Count == 0 ? null : string.Join("\n\n", Paragraphs);
}

/// <summary>Something an editor should look at; the entry is kept all the same.</summary>
public sealed record ListingProblem(int Line, string Message);
