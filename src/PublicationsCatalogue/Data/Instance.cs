using PublicationsCatalogue.Core.Duplicates;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data.Search;

namespace PublicationsCatalogue.Data;

/// <summary>The one row that says which catalogue this database is. The data directory holds the same id.</summary>
public sealed class Instance
{
    public Guid Id { get; init; }
    public DateTime CreatedAt { get; init; }

    /// <summary>When the listing was read in; afterwards it never is again, however empty the catalogue gets.</summary>
    public DateTime? SeededAt { get; set; }

    /// <summary>The kind of title keys that all entries have; 0 when those of before are still to be made.</summary>
    public int TitleKeyVersion { get; set; }

    /// <summary>The kind of search index that all entries are in; 0 when they are still to be indexed.</summary>
    public int SearchVersion { get; set; }

    /// <summary>The kind of keys by which all names stand in order; 0 when they are still to be made.</summary>
    public int SortKeyVersion { get; set; }

    /// <summary>The kind of notes on what readers saw when; 0 when those of earlier changes are still to be made.</summary>
    public int HistoryVersion { get; set; }

    /// <summary>True when nothing is still to be made.</summary>
    public bool IsFilled => TitleKeyVersion == TitleKeys.Version && SearchVersion == SearchIndexer.Version
        && SortKeyVersion == NameOrder.Version && HistoryVersion == HistoryFill.Version;

    /// <summary>That of a catalogue without entries: what is made of each is made of all.</summary>
    public static Instance New(DateTime now) => new()
    {
        Id = Guid.NewGuid(),
        CreatedAt = now,
        TitleKeyVersion = TitleKeys.Version,
        SearchVersion = SearchIndexer.Version,
        SortKeyVersion = NameOrder.Version,
        HistoryVersion = HistoryFill.Version,
    };
}
