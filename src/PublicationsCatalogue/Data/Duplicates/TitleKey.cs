namespace PublicationsCatalogue.Data.Duplicates;

/// <summary>One of the numbers by which an entry is found from a like title: see <see cref="Core.Duplicates.TitleKeys"/>.</summary>
public sealed class TitleKey
{
    public int Key { get; init; }
    public long PublicationId { get; init; }
}
