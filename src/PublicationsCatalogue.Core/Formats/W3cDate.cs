using System.Globalization;

namespace PublicationsCatalogue.Core.Formats;

/// <summary>An instant as RFC 3339 and W3C-DTF write it, in UTC, to the second.</summary>
public static class W3cDate
{
    public static string Of(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>As RFC 822 and 2822 write it: "Thu, 07 Oct 2021 09:30:00 GMT".</summary>
    public static string Rfc822(DateTime utc) => utc.ToString("ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture);
}
