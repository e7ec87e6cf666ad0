using System.Text.RegularExpressions;

namespace PublicationsCatalogue.Core.Publications;

/// <summary>A name as it is typed: with the ORCID iD of the person, or the ROR ID of the organisation, behind it if that is known.</summary>
public sealed partial record AgentName(string Name, string? Identifier = null)
{
    private static readonly string[] Others = ["et al", "et alii", "and others"];

    /// <summary>True for "et al." and the like, which names nobody.</summary>
    public static bool IsOthers(string name) => Others.Contains(name.TrimEnd('.'), StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads "Ana Ruiz (0000-0002-1825-0097)", also with the identifier's address. The problem is a sentence on the identifier, or on a name that is none.</summary>
    public static bool TryRead(string line, AgentKind kind, out AgentName named, out string problem)
    {
        (named, problem) = (new AgentName(line), IsOthers(line) ? "this names nobody. Name the other authors, or leave it out" : "");
        if (problem.Length > 0)
            return false;
        var behind = (kind == AgentKind.Person ? Orcid() : Ror()).Match(line);
        if (!behind.Success || behind.Groups["name"].Value.TrimEnd(' ', ',', '(', '[') is not { Length: > 0 } name)
            return true;
        var scheme = kind == AgentKind.Person ? IdentifierScheme.Orcid : IdentifierScheme.Ror;
        if (!Publications.Identifier.TryCreate(scheme, behind.Groups["id"].Value, out var identifier, out problem))
            return false;
        named = new AgentName(name, identifier.Value);
        return true;
    }

    public override string ToString() => Identifier is null ? Name : $"{Name} ({Identifier})";

    [GeneratedRegex(@"^(?<name>.*?[\s,(\[])(ORCID:?\s*)?(?<id>(https?://)?orcid\.org/[^\s)\]]+|\d{4}-[\d-]{9,}[\dXx]|\d{15}[\dXx])[)\]]?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Orcid();

    [GeneratedRegex(@"^(?<name>.*?[\s,(\[])(ROR:?\s*)?(?<id>(https?://)?ror\.org/[^\s)\]]+|0[a-z0-9]{6}\d{2})[)\]]?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ror();
}
