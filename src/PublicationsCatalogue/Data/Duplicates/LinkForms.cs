using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data.Duplicates;

/// <summary>The ways in which one web address is commonly written.</summary>
internal static class LinkForms
{
    private static readonly string[] Beginnings = ["https://", "https://www.", "http://", "http://www."];

    /// <summary>With http or https, with or without "www." and the last slash. An exact look-up of each is quicker than any pattern.</summary>
    public static IReadOnlyList<string> Of(WebAddress address)
    {
        var uri = new Uri(address.Value);
        var host = uri.Authority.StartsWith("www.", StringComparison.Ordinal) ? uri.Authority[4..] : uri.Authority;
        var path = uri.AbsolutePath.TrimEnd('/');
        var rest = WithoutTracking(uri.Query);
        string[] paths = path.Length == 0 ? ["/"] : [path, path + "/"];
        return [.. (from beginning in Beginnings from p in paths select $"{beginning}{host}{p}{rest}").Append(address.Value).Distinct(StringComparer.Ordinal)];
    }

    private static string WithoutTracking(string query)
    {
        var kept = query.TrimStart('?').Split('&').Where(p => p.Length > 0 && !p.StartsWith("utm_", StringComparison.OrdinalIgnoreCase));
        return string.Join('&', kept) is { Length: > 0 } text ? "?" + text : "";
    }
}
