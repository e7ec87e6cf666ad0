using System.Globalization;

namespace PublicationsCatalogue.Data.Search;

/// <summary>How many: exact to <see cref="Limit"/>, and beyond it only "more than", unless it is a count that is kept.</summary>
/// <param name="Value">How many were counted.</param>
/// <param name="IsPart">True when only the newest entries were looked at.</param>
public readonly record struct SearchCount(int Value, bool IsPart = false)
{
    public const int Limit = 10_000;

    /// <summary>True when all were counted, however many.</summary>
    public bool IsWhole { get; init; }

    public bool IsFloor => !IsWhole && (Value > Limit || IsPart);

    /// <summary>As many as there certainly are.</summary>
    public int AtLeast => IsWhole ? Value : Math.Min(Value, Limit);

    public override string ToString() =>
        (IsWhole ? "" : Value > Limit ? "more than " : IsPart ? "at least " : "") + AtLeast.ToString("#,0", CultureInfo.InvariantCulture);
}
