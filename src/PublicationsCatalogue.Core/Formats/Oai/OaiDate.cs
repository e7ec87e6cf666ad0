using System.Globalization;

namespace PublicationsCatalogue.Core.Formats.Oai;

/// <summary>A day or a second in UTC (OAI-PMH 3.3), as the seconds since 1970 that it covers.</summary>
public sealed record OaiDate(long First, long Last)
{
    public bool IsDay => Last > First;

    /// <summary>Null when it is neither, or no date at all.</summary>
    public static OaiDate? Read(string? text)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (text is null || !text.All(char.IsAscii))
            return null;
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, utc, out var day))
            return new OaiDate(day.ToUnixTimeSeconds(), day.ToUnixTimeSeconds() + (24 * 60 * 60) - 1);
        return DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, utc, out var second)
            ? new OaiDate(second.ToUnixTimeSeconds(), second.ToUnixTimeSeconds()) : null;
    }

    public static string Of(long second) => W3cDate.Of(DateTimeOffset.FromUnixTimeSeconds(second).UtcDateTime);
}
