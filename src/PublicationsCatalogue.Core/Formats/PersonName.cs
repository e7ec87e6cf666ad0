using System.Collections.Frozen;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats;

/// <summary>
/// A name in the parts that citations ask for (CSL 1.0.2). One that can't be parted, such as that of an organisation, is all
/// <see cref="Literal"/>.
/// </summary>
public sealed record PersonName(string Family, string Given)
{
    private static readonly FrozenSet<string> Suffixes = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "jr", "jr.", "sr", "sr.", "ii", "iii", "iv");

    // What no person is called: the import takes every author for a person.
    private static readonly FrozenSet<string> OfOrganisations = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "of", "for", "and", "university", "université", "universidad", "institute", "institut", "ministry", "office", "organization",
        "organisation", "committee", "department", "agency", "bureau", "association", "council", "commission", "foundation", "co.", "llc", "llp", "plc", "centre", "center", "society", "network",
        "federation", "inc.", "ltd", "ltd.", "gmbh", "collaboration", "consortium", "programme", "company");

    // Where the scripts begin that write the family name first and no space behind it.
    private const char FirstEastAsian = '\u2E80';

    private static readonly char[] Opening = ['(', '[', '{', '"', '\'', '“', '‘', '«'];

    /// <summary>"van der": belongs to the family name, though lists may leave it aside.</summary>
    public string? Particle { get; init; }

    /// <summary>"Jr."</summary>
    public string? Suffix { get; init; }

    public string? Literal { get; init; }

    /// <summary>"van der Berg", or the whole name of an organisation.</summary>
    public string FamilyWithParticle => Literal ?? (Particle is null ? Family : $"{Particle} {Family}");

    /// <summary>"van der Berg, Jan", which no reader parts wrongly; with the suffix behind: "Smith, John, Jr.".</summary>
    public string InIndexOrder => Literal ?? string.Join(", ", new[] { FamilyWithParticle, Given, Suffix }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>"J. P."; "J.-P." for a name with a hyphen.</summary>
    public string Initials => string.Join(' ', Words(Given).Select(word => string.Join('-', word.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(part => part.TrimStart(Opening)).Where(part => part.Length > 0)
        .Select(part => System.Globalization.StringInfo.GetNextTextElement(part) + "."))));

    public static PersonName Of(Contribution contribution)
    {
        var (agent, printed) = (contribution.Agent, Facts.PlainLine(contribution.PrintedName()));
        return agent.Kind == AgentKind.Organization ? Whole(printed)
            : contribution.NameAsPrinted is null && !string.IsNullOrWhiteSpace(agent.FamilyName) ? Parted(Facts.PlainLine(agent.FamilyName), Facts.PlainLine(agent.GivenName), null)
            : Read(printed);
    }

    /// <summary>Reads "Berg, Jan van der", "van der Berg, Jan", "Jan van der Berg Jr." or "International Labour Office".</summary>
    public static PersonName Read(string name)
    {
        var parts = name.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || Words(name).Any(OfOrganisations.Contains) || name.Any(char.IsAsciiDigit) || IsSigned(parts))
            return Whole(name);
        return parts switch
        {
            [var only] => ReadInOrder(only),
            [var family, var suffix, var given] when Suffixes.Contains(suffix) => Parted(family, given, suffix),
            [var family, var given, var suffix] when Suffixes.Contains(suffix) => Parted(family, given, suffix),
            [var natural, var suffix] when Suffixes.Contains(suffix) => ReadInOrder(natural) with { Suffix = suffix },
            _ => Parted(parts[0], string.Join(", ", parts[1..]), null),
        };
    }

    // "Smith & Sons", "Office (ILO, Geneva)". With a comma as in lists of people a sign is part of a name: "Smith, Robert (Bob)".
    private static bool IsSigned(string[] parts) => parts[0].AsSpan().ContainsAny('(', '[') || (parts is [var only] && Words(only).Contains("&"));

    private static PersonName Whole(string name) => new("", "") { Literal = name };

    private static PersonName ReadInOrder(string name)
    {
        var words = Words(name);
        if (words.Length < 2 || words[0][0] >= FirstEastAsian)
            return Whole(name);
        string? suffix = null;
        if (words.Length > 2 && Suffixes.Contains(words[^1]))
            (suffix, words) = (words[^1], words[..^1]);
        // As BibTeX does: what begins small before the last word, and is not the beginning, is the particle.
        var first = Array.FindIndex(words, 1, words.Length - 2, IsSmall);
        if (first < 0)
            return new PersonName(words[^1], string.Join(' ', words[..^1])) { Suffix = suffix };
        var last = Array.FindLastIndex(words, words.Length - 2, words.Length - 1 - first, IsSmall);
        return new PersonName(string.Join(' ', words[(last + 1)..]), string.Join(' ', words[..first])) { Particle = string.Join(' ', words[first..(last + 1)]), Suffix = suffix };
    }

    private static PersonName Parted(string family, string given, string? suffix)
    {
        var (names, called) = (Words(family), Words(given));
        var particle = names[..^1].TakeWhile(IsSmall).ToList();
        if (particle.Count > 0)
            return new PersonName(string.Join(' ', names[particle.Count..]), given) { Particle = string.Join(' ', particle), Suffix = suffix };
        var behind = called.Skip(1).Reverse().TakeWhile(IsSmall).Reverse().ToList();
        return behind.Count == 0 ? new PersonName(family, given) { Suffix = suffix }
            : new PersonName(family, string.Join(' ', called[..^behind.Count])) { Particle = string.Join(' ', behind), Suffix = suffix };
    }

    // "y" and "e" stand within names of Spanish and Portuguese families.
    private static bool IsSmall(string word) => char.IsLower(word[0]) && word.Length > 1 && !word.Contains('.', StringComparison.Ordinal);

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
