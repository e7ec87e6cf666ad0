namespace PublicationsCatalogue.Data.Search;

/// <summary>A number that leads from a word with a slip to a word of the catalogue. See <see cref="Core.Search.Misspelling"/>.</summary>
public sealed class SpellingKey
{
    public int Key { get; init; }

    /// <summary>Folded, as it is searched. Of a title, name, series or subject that is or was in the index.</summary>
    public required string Word { get; init; }
}
