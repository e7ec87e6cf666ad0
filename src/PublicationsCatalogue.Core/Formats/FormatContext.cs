using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats;

/// <summary>What a writer must know beside the publications themselves.</summary>
/// <param name="Root">The catalogue's own address; all others are made absolute by it.</param>
/// <param name="Catalogue">The catalogue's name.</param>
/// <param name="Language">The catalogue's language: a text in it is taken where there is one, else the original.</param>
public sealed record FormatContext(Uri Root, string Catalogue, LanguageTag Language)
{
    /// <summary>A text in this language is taken first.</summary>
    public LanguageTag? Asked { get; init; }

    /// <summary>Which catalogue this is; never changes, whatever its address. See <see cref="StableId"/>.</summary>
    public Guid Instance { get; init; }

    /// <summary>Names after these many are left out; what stands in a page must not outweigh it.</summary>
    public int MostNames { get; init; } = int.MaxValue;

    /// <summary>True when more than one publication is or could be told of.</summary>
    public bool IsList { get; init; }

    /// <summary>Of a list: what it is a list of, with its filters named.</summary>
    public string Title { get; init; } = "";

    /// <summary>Of a list: its page.</summary>
    public string Page { get; init; } = "/";

    /// <summary>Of a list: the address of what is being written.</summary>
    public string Self { get; init; } = "/";

    /// <summary>Of a list: when what it tells last changed (UTC).</summary>
    public DateTime Updated { get; init; } = DateTime.UnixEpoch;

    /// <summary>Of a list: what of it is left out, in a sentence; null when it is whole.</summary>
    public string? Note { get; init; }

    public string Absolute(string path) => new Uri(Root, path).AbsoluteUri;

    public PublicationText TextOf(Publication publication) => publication.TextIn(Asked, Language);

    /// <summary>Where the text that is told can be read: the one that readers get first has the publication's own address.</summary>
    public string AddressOf(Publication publication) => AddressOf(publication, TextOf(publication));

    public string AddressOf(Publication publication, PublicationText text) =>
        Absolute(text == publication.TextIn(null, Language) ? $"/publications/{publication.Slug}" : $"/publications/{publication.Slug}/{text.Language}");
}
