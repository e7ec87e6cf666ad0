using System.Globalization;
using System.Text.RegularExpressions;

namespace PublicationsCatalogue.Core.Formats.Oai;

/// <summary>
/// The identifier of an entry, "oai:publications.example.org:17": of the number of the record, as in feeds, for title and address may
/// change (guidelines-oai-identifier).
/// </summary>
public static partial class OaiIdentifier
{
    public static string Of(string repository, long id) => string.Create(CultureInfo.InvariantCulture, $"oai:{repository}:{id}");

    /// <summary>Null when it is none of this catalogue.</summary>
    public static long? Read(string repository, string? text) =>
        text is not null && text.StartsWith($"oai:{repository}:", StringComparison.OrdinalIgnoreCase)
        && long.TryParse(text.AsSpan(repository.Length + 5), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && string.Equals(text, Of(repository, id), StringComparison.OrdinalIgnoreCase) ? id : null;

    /// <summary>True for a domain name, by which such identifiers are told from those of all other catalogues.</summary>
    public static bool IsDomain(string repository) => Domain().IsMatch(repository);

    [GeneratedRegex(@"^[a-zA-Z][a-zA-Z0-9\-]*(\.[a-zA-Z][a-zA-Z0-9\-]*)+\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Domain();
}
