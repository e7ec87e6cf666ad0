using System.Globalization;

namespace PublicationsCatalogue.Data.Search;

/// <summary>How many: exact to <see cref="Limit"/>, and beyond it only "more than".</summary>
public readonly record struct SearchCount(int Value)
{
    public const int Limit = 10_000;

    public bool IsFloor => Value > Limit;

    public override string ToString() => (IsFloor ? "more than " : "") + Math.Min(Value, Limit).ToString("#,0", CultureInfo.InvariantCulture);
}
