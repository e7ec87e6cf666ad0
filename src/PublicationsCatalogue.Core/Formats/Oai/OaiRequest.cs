using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace PublicationsCatalogue.Core.Formats.Oai;

/// <summary>A request of the protocol with its arguments: those the verb takes, each once (OAI-PMH 3.1.1, 4).</summary>
public sealed partial record OaiRequest(string Verb, IReadOnlyDictionary<string, string> Arguments)
{
    private const string Token = "resumptionToken";

    private static readonly FrozenDictionary<string, (string[] Required, string[] Optional)> Verbs = new Dictionary<string, (string[], string[])>
    {
        ["Identify"] = ([], []),
        ["ListMetadataFormats"] = ([], ["identifier"]),
        ["ListSets"] = ([], [Token]),
        ["GetRecord"] = (["identifier", "metadataPrefix"], []),
        ["ListIdentifiers"] = (["metadataPrefix"], ["from", "until", "set", Token]),
        ["ListRecords"] = (["metadataPrefix"], ["from", "until", "set", Token]),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public string? Identifier => Arguments.GetValueOrDefault("identifier");
    public string? MetadataPrefix => Arguments.GetValueOrDefault("metadataPrefix");
    public string? From => Arguments.GetValueOrDefault("from");
    public string? Until => Arguments.GetValueOrDefault("until");
    public string? Set => Arguments.GetValueOrDefault("set");
    public string? ResumptionToken => Arguments.GetValueOrDefault(Token);

    /// <summary>Those arguments that can stand in the answer as the schema has them; what can be no identifier is not repeated.</summary>
    public IEnumerable<KeyValuePair<string, string>> Repeated => Arguments.Where(a => a.Key switch
    {
        "identifier" => Uri.IsWellFormedUriString(a.Value, UriKind.Absolute),
        "metadataPrefix" => Word().IsMatch(a.Value),
        _ => true,
    });

    /// <summary>One of the two is null.</summary>
    public static (OaiRequest? Request, OaiError? Error) Read(IEnumerable<KeyValuePair<string, string>> arguments)
    {
        Dictionary<string, string> given = new(StringComparer.Ordinal);
        HashSet<string> repeated = new(StringComparer.Ordinal);
        foreach (var (name, value) in arguments)
        {
            if (!given.TryAdd(name, value))
                repeated.Add(name);
        }
        if (!given.Remove("verb", out var verb) || repeated.Contains("verb") || !Verbs.TryGetValue(verb, out var taken))
            return (null, OaiError.NoSuchVerb);
        return ProblemOf(given, repeated, taken.Required, taken.Optional) is { } problem ? (null, OaiError.BadArgument(problem)) : (new OaiRequest(verb, given), null);
    }

    private static string? ProblemOf(Dictionary<string, string> given, HashSet<string> repeated, string[] required, string[] optional)
    {
        if (repeated.Count > 0)
            return "An argument is given more than once.";
        if (given.Keys.FirstOrDefault(name => !required.Contains(name) && !optional.Contains(name)) is not null)
            return $"This verb takes {(required.Length + optional.Length == 0 ? "no argument" : $"only {string.Join(", ", [.. required, .. optional])}")}.";
        if (given.ContainsKey(Token))
            return given.Count > 1 ? "A resumptionToken stands alone beside the verb." : null;
        if (required.FirstOrDefault(name => !given.ContainsKey(name)) is { } missing)
            return $"The argument {missing} is missing.";
        if (given.FirstOrDefault(a => a.Value.Length == 0) is { Key: { } empty })
            return $"The argument {empty} is empty.";
        if (given.TryGetValue("set", out var set) && !SetSpec().IsMatch(set))
            return "The argument set is no setSpec.";
        return DatesProblem(given);
    }

    private static string? DatesProblem(Dictionary<string, string> given)
    {
        var (from, until) = (OaiDate.Read(given.GetValueOrDefault("from")), OaiDate.Read(given.GetValueOrDefault("until")));
        foreach (var (name, date) in new[] { ("from", from), ("until", until) })
        {
            if (given.ContainsKey(name) && date is null)
                return $"The argument {name} is no date such as 2021-10-07 or 2021-10-07T09:30:00Z.";
        }
        return from is null || until is null ? null
            : from.IsDay != until.IsDay ? "The arguments from and until must both be days or both be seconds."
            : from.First > until.First ? "The argument from is later than until."
            : null;
    }

    // OAI-PMH.xsd, metadataPrefixType and setSpecType.
    [GeneratedRegex(@"^[A-Za-z0-9\-_.!~*'()]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"^[A-Za-z0-9\-_.!~*'()]+(:[A-Za-z0-9\-_.!~*'()]+)*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SetSpec();
}
