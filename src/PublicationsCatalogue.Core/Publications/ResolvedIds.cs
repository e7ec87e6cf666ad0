namespace PublicationsCatalogue.Core.Publications;

/// <summary>Identifiers a resolver or a former site knows. Each method returns "" and the normal form, or what is wrong.</summary>
internal static class ResolvedIds
{
    private const int Longest = 200;

    private static readonly string[] DoiPrefixes = ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi.org/", "dx.doi.org/"];
    private static readonly string[] HandlePrefixes = ["https://hdl.handle.net/", "http://hdl.handle.net/", "hdl.handle.net/"];

    public static string Doi(string text, out string doi)
    {
        doi = Resolved(text, DoiPrefixes, "doi");
        var slash = doi.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || slash == doi.Length - 1 || !IsDoiPrefix(doi[..slash]) || HasGap(doi))
        {
            return "A DOI starts with 10., a number and a slash, as in 10.1000/182, and has no spaces.";
        }

        // Only ASCII letters are case-insensitive in a DOI (DOI Handbook 2.4).
        doi = string.Concat(doi.Select(c => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c));
        return TooLong(doi);
    }

    public static string Handle(string text, out string handle)
    {
        handle = Resolved(text, HandlePrefixes, "hdl");
        var slash = handle.IndexOf('/', StringComparison.Ordinal);
        if (slash < 1
            || slash == handle.Length - 1
            || !handle[..slash].All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
            || HasGap(handle))
        {
            return "A handle has a prefix, a slash and a suffix, as in 10568/12345, and has no spaces.";
        }

        return TooLong(handle);
    }

    public static string LegacyUrl(string text, out string url)
    {
        url = "";
        if (!text.Contains("://", StringComparison.Ordinal))
        {
            return "Write the whole former address, starting with http:// or https://.";
        }

        if (!WebAddress.TryParse(text, out var address, out var problem))
        {
            return problem;
        }

        url = address.Value;
        return "";
    }

    public static string Free(string text, out string value)
    {
        value = text;
        return TooLong(value);
    }

    private static string Resolved(string text, string[] resolvers, string label)
    {
        // "DOI: 10.1000/182", "DOI 10.1000/182" and "DOI: https://doi.org/10.1000/182" are all written.
        if (text.StartsWith(label, StringComparison.OrdinalIgnoreCase) && text.Length > label.Length && (text[label.Length] is ':' || char.IsWhiteSpace(text[label.Length])))
        {
            text = text[(label.Length + 1)..].TrimStart();
        }

        foreach (var resolver in resolvers)
        {
            if (text.StartsWith(resolver, StringComparison.OrdinalIgnoreCase))
            {
                return Uri.UnescapeDataString(text[resolver.Length..]);
            }
        }

        return text;
    }

    private static bool IsDoiPrefix(string prefix) =>
        prefix.StartsWith("10.", StringComparison.Ordinal)
        && prefix.Split('.') is [_, { Length: >= 4 and <= 9 }, ..] parts
        && parts.All(part => part.Length > 0 && part.All(char.IsAsciiDigit));

    private static bool HasGap(string value) => value.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c));

    private static string TooLong(string value) => value.Length > Longest ? "The identifier is longer than 200 characters." : "";
}
