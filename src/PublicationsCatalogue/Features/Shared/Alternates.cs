using PublicationsCatalogue.Core.Formats;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>The other forms of a page, for its head and its foot.</summary>
/// <param name="Page">The page's own address.</param>
/// <param name="Title">What it is a list of; also the name of its feeds.</param>
public sealed record Alternates(string Page, FormatUse Use, string Title)
{
    public IEnumerable<Format> All => Format.All.Where(f => f.IsFor(Use));
    public IEnumerable<Format> Feeds => All.Where(f => f.IsFeed);
    public IEnumerable<Format> Files => All.Where(f => !f.IsFeed);

    public string AddressIn(Format format) => Page.In(format);
}
