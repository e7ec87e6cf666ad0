using System.Globalization;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>The day whose catalogue a reader asks for by <c>?asof=2021-10-31</c>.</summary>
/// <param name="End">The instant (UTC) at which the day ended here; of today, now.</param>
public sealed record AsOfDay(DateOnly Day, DateTime End)
{
    public const string Parameter = "asof";

    /// <summary>The sentence for what is no such day.</summary>
    public static string WhatIsWrong(Site site, DateTime now) =>
        $"“{Parameter}” must be a day that has begun, written as {Written(DateOnly.FromDateTime(site.ToLocal(now)))}.";

    public static bool TryRead(string text, Site site, DateTime now, out AsOfDay day)
    {
        day = new AsOfDay(default, default);
        var today = DateOnly.FromDateTime(site.ToLocal(now));
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) || read > today)
            return false;
        day = new AsOfDay(read, read == today ? now : site.ToUtc(read.AddDays(1).ToDateTime(TimeOnly.MinValue)).AddTicks(-1));
        return true;
    }

    public PartialDate Date => new(Day.Year, Day.Month, Day.Day);

    public override string ToString() => Written(Day);

    internal static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

public static class AsOfDays
{
    /// <summary>The day that the page shows; null for the catalogue as it is.</summary>
    public static AsOfDay? Day(this HttpContext http) => http.Features.Get<AsOfDay>();

    /// <summary>Where the day is shown that was asked of a page that shows only today; null when none was.</summary>
    public static string? AskedElsewhere(this HttpContext http) =>
        http.Day() is not null || !http.Request.Query.TryGetValue(AsOfDay.Parameter, out var asked) || http.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>() is null || http.Response.StatusCode != StatusCodes.Status200OK ? null
        : DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? $"/?{AsOfDay.Parameter}={AsOfDay.Written(day)}" : "/archive";

    /// <summary>The address of a page, on the day that this page shows.</summary>
    public static string OfDay(this HttpContext http, string address) =>
        http.Day() is { } day ? $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{AsOfDay.Parameter}={day}" : address;

    /// <summary>Says of an answer when it was true (RFC 7089, Memento) and keeps it out of search engines.</summary>
    public static void MarkAsOf(this HttpResponse response, AsOfDay day, string original)
    {
        response.Headers["Memento-Datetime"] = day.End.ToString("R", CultureInfo.InvariantCulture);
        response.Headers.Append("Link", $"<{original}>; rel=\"original\"");
        response.Headers["X-Robots-Tag"] = "noindex";
    }
}
