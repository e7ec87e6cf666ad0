namespace PublicationsCatalogue.Core.Publications;

/// <summary>An absolute http or https address of at most 2,000 characters, without user name or password.</summary>
public readonly record struct WebAddress
{
    private const int Longest = 2000;

    private readonly string? _value;

    private WebAddress(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("This web address was never given a value.");

    /// <summary>The site's name as shown beside a link, without "www.".</summary>
    public string Host
    {
        get
        {
            var host = new Uri(Value).Host;
            return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        }
    }

    /// <summary>Adds https:// to a bare "ilo.org/x". When false, <paramref name="problem"/> is a sentence.</summary>
    public static bool TryParse(string? text, out WebAddress address, out string problem)
    {
        address = default;
        var typed = (text ?? "").Trim();
        problem = typed switch
        {
            "" => "The web address is empty.",
            { Length: > Longest } => "The web address is longer than 2,000 characters.",
            _ when typed.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) => "A web address has no spaces: write %20 where the address has one.",
            _ when typed.Contains('\\', StringComparison.Ordinal) => "A web address has forward slashes only.",
            _ => "",
        };
        if (problem.Length > 0)
        {
            return false;
        }

        var whole = IsBareDomain(typed) ? "https://" + typed : typed;
        // On Unix "/x" is an absolute file address.
        if (!Uri.TryCreate(whole, UriKind.Absolute, out var uri) || uri.IsFile)
        {
            problem = "This is not a web address: copy it from the address bar of the browser.";
            return false;
        }

        problem = uri switch
        {
            { Scheme: not ("http" or "https") } => "A web address starts with https:// or http://.",
            { Host.Length: 0 } => "The web address has no site name.",
            { UserInfo.Length: > 0 } => "Take the user name and password out of the web address.",
            { AbsoluteUri.Length: > Longest } => "The web address is longer than 2,000 characters.",
            _ => "",
        };
        if (problem.Length > 0)
        {
            return false;
        }

        address = new WebAddress(uri.AbsoluteUri);
        return true;
    }

    public override string ToString() => Value;

    private static bool IsBareDomain(string text)
    {
        var host = text.Split('/', '?', '#')[0];
        var colon = host.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? host : host[..colon];
        return name.Contains('.', StringComparison.Ordinal)
            && !name.Contains('@', StringComparison.Ordinal)
            && (colon < 0 || (colon < host.Length - 1 && host[(colon + 1)..].All(char.IsAsciiDigit)));
    }
}
