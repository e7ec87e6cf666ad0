namespace PublicationsCatalogue.Core.Publications;

/// <summary>
/// The order of entries that share a date: the later added stand first, and those added together keep the order of their list.
/// </summary>
public static class DayOrder
{
    public static long For(DateTime addedAt, int indexInList = 0) =>
        indexInList - new DateTimeOffset(addedAt, TimeSpan.Zero).ToUnixTimeMilliseconds();
}
