namespace PublicationsCatalogue.Core.Publications;

/// <summary>
/// A public identifier in its normal form: DOI in lower case without resolver, ISBN as 13 digits, ISSN "1234-567X",
/// ORCID with hyphens, ROR and handle without resolver.
/// </summary>
public readonly record struct Identifier
{
    private readonly string? _value;

    private Identifier(IdentifierScheme scheme, string value) => (Scheme, _value) = (scheme, value);

    public IdentifierScheme Scheme { get; }

    public string Value => _value ?? throw new InvalidOperationException("This identifier was never given a value.");

    /// <summary>Where the identifier resolves; null for those no public resolver knows.</summary>
    public string? Url => Scheme switch
    {
        IdentifierScheme.Doi => "https://doi.org/" + Escaped(Value),
        IdentifierScheme.Handle => "https://hdl.handle.net/" + Escaped(Value),
        IdentifierScheme.Orcid => "https://orcid.org/" + Value,
        IdentifierScheme.Ror => "https://ror.org/" + Value,
        IdentifierScheme.Issn => "https://portal.issn.org/resource/ISSN/" + Value,
        IdentifierScheme.LegacyUrl => Value,
        _ => null,
    };

    /// <summary>The scheme as people write it: "DOI", "Report number".</summary>
    public static string NameOf(IdentifierScheme scheme) => scheme switch
    {
        IdentifierScheme.Handle => "Handle",
        IdentifierScheme.ReportNumber => "Report number",
        IdentifierScheme.LegacyUrl => "Legacy URL",
        IdentifierScheme.LegacyId => "Legacy ID",
        _ => scheme.ToString().ToUpperInvariant(),
    };

    /// <summary>When false, <paramref name="problem"/> is one sentence that says what is wrong.</summary>
    public static bool TryCreate(IdentifierScheme scheme, string? text, out Identifier id, out string problem)
    {
        var typed = (text ?? "").Trim();
        problem = typed switch
        {
            "" => "The identifier is empty.",
            { Length: > 2000 } => "The identifier is too long.",
            _ when typed.Any(char.IsControl) => "The identifier contains a character that cannot be printed.",
            _ => "",
        };
        var value = "";
        if (problem.Length == 0)
        {
            problem = scheme switch
            {
                IdentifierScheme.Doi => ResolvedIds.Doi(typed, out value),
                IdentifierScheme.Handle => ResolvedIds.Handle(typed, out value),
                IdentifierScheme.Isbn => CheckedIds.Isbn(typed, out value),
                IdentifierScheme.Issn => CheckedIds.Issn(typed, out value),
                IdentifierScheme.Orcid => CheckedIds.Orcid(typed, out value),
                IdentifierScheme.Ror => CheckedIds.Ror(typed, out value),
                IdentifierScheme.LegacyUrl => ResolvedIds.LegacyUrl(typed, out value),
                IdentifierScheme.ReportNumber or IdentifierScheme.LegacyId => ResolvedIds.Free(typed, out value),
                _ => throw new ArgumentOutOfRangeException(nameof(scheme)),
            };
        }

        id = problem.Length == 0 ? new Identifier(scheme, value) : default;
        return problem.Length == 0;
    }

    /// <summary>Recognises a DOI, ISBN or ISSN by its shape and check digit.</summary>
    public static bool TryGuess(string text, out Identifier id) =>
        TryCreate(IdentifierScheme.Doi, text, out id, out _)
        || TryCreate(IdentifierScheme.Issn, text, out id, out _)
        || TryCreate(IdentifierScheme.Isbn, text, out id, out _);

    /// <summary>One line as typed, with or without its scheme before a colon; null when it is no identifier.</summary>
    public static Identifier? Read(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && Enum.TryParse<IdentifierScheme>(line[..colon].Replace(" ", "", StringComparison.Ordinal), ignoreCase: true, out var scheme) && Enum.IsDefined(scheme))
            return TryCreate(scheme, line[(colon + 1)..], out var named, out _) ? named : null;
        return TryGuess(line, out var guessed) ? guessed : null;
    }

    public override string ToString() => Value;

    private static string Escaped(string value) => string.Join('/', value.Split('/').Select(Uri.EscapeDataString));
}
