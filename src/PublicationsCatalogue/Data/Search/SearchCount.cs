using System.Globalization;

namespace PublicationsCatalogue.Data.Search;

/// <summary>How many: exact to <see cref="Limit"/>, and beyond it only "more than".</summary>
/// <param name="Value">How many were counted.</param>
/// <param name="IsPart">True when only the newest entries were looked at.</param>
public readonly record struct SearchCount(int Value, bool IsPart = false)
{
    public const int Limit = 10_000;

    public bool IsFloor => Value > Limit || IsPart;

    public override string ToString() =>
        (Value > Limit ? "more than " : IsPart ? "at least " : "") + Math.Min(Value, Limit).ToString("#,0", CultureInfo.InvariantCulture);
}
