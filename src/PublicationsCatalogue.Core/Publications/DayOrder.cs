namespace PublicationsCatalogue.Core.Publications;

/// <summary>
/// The order of entries that share a date: the later added stand first, and those added together keep the order of their list,
/// until somebody moves one.
/// </summary>
public static class DayOrder
{
    public static long For(DateTime addedAt, int indexInList = 0) =>
        indexInList - new DateTimeOffset(addedAt, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>
    /// What must be stored so that the entry at <paramref name="upper"/> and the one below it change places: as a rule these two, each with
    /// the other's position. Where positions are equal the neighbours on one side make room, on the side where fewer of them must.
    /// </summary>
    public static IReadOnlyList<DayPlace> Exchange(IReadOnlyList<DayPlace> day, int upper)
    {
        DayPlace[] wanted = [.. day];
        wanted[upper] = day[upper + 1] with { Position = day[upper].Position };
        wanted[upper + 1] = day[upper] with { Position = day[upper + 1].Position };
        var (downwards, upwards) = (wanted.ToArray(), wanted);
        for (var i = Math.Max(upper, 1); i < downwards.Length; i++)
            downwards[i] = downwards[i].Beyond(downwards[i - 1], +1);
        for (var i = Math.Min(upper + 1, upwards.Length - 2); i >= 0; i--)
            upwards[i] = upwards[i].Beyond(upwards[i + 1], -1);
        DayPlace[][] changes = [[.. downwards.Except(day)], [.. upwards.Except(day)]];
        return changes[0].Length <= changes[1].Length ? changes[0] : changes[1];
    }
}

/// <summary>Where an entry stands among those of its date: by position, and where that is equal the earlier entry first.</summary>
public sealed record DayPlace(long Id, long Position)
{
    /// <summary>As it is if it stands below the other (<paramref name="step"/> 1) or above it (-1), else with the nearest position that does.</summary>
    internal DayPlace Beyond(DayPlace other, int step)
    {
        var isBeyondById = Id.CompareTo(other.Id) == step;
        return Position.CompareTo(other.Position) * step is var side && (side > 0 || (side == 0 && isBeyondById)) ? this
            : this with { Position = other.Position + (isBeyondById ? 0 : step) };
    }
}
