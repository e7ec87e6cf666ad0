using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>A month as it stands on a page of several: its heading and the entries shown of it.</summary>
public sealed record MonthBlock(MonthKey Month, int Count, IReadOnlyList<ListItem> Items)
{
    public bool IsCut => Items.Count < Count;
}
