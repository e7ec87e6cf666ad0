using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Bulk;

namespace PublicationsCatalogue.Data.Import;

/// <summary>Some new publications, ready to be written.</summary>
/// <param name="Rows">In the order of writing.</param>
/// <param name="Keys">By which their titles are found again; written fastest in the order of the keys, very many at once.</param>
/// <param name="Entries">What the search index must be given; it is written fastest in large portions.</param>
internal sealed record ImportPortion(IReadOnlyList<Publication> Publications, IReadOnlyList<BulkRows> Rows, IReadOnlyList<(int Key, long Id)> Keys, IReadOnlyList<SearchEntry> Entries);
