using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Search;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>All terms of a kind from A to Z, some at a time, or those that have what was asked for.</summary>
public sealed record TermIndex(TermKind Kind, IReadOnlyList<TermCount> Terms, string From, string? Next, string? Asked)
{
    private const int Length = 100;
    private const int LongestAsked = 100;

    /// <summary>Where other scripts begin in the address.</summary>
    public const string Others = NameOrder.OtherScripts;

    /// <summary>Letters under which there is something.</summary>
    public IReadOnlySet<char> Letters { get; init; } = new HashSet<char>();

    /// <summary>There may be more than was found.</summary>
    public bool IsCut { get; init; }

    public static async Task<TermIndex> LoadAsync(TermParts parts, TermKind kind, string? from, long? id, string? q, CancellationToken ct)
    {
        if (kind.Facet == Facet.Type)
            return new TermIndex(kind, [.. (await parts.Terms.TypesAsync(ct)).OrderBy(t => t.Name.Label, StringComparer.Create(parts.Site.Culture, ignoreCase: true))], "", null, null);
        if (kind.Facet == Facet.Language)
            return new TermIndex(kind, [.. (await parts.Terms.LanguagesAsync(ct)).OrderBy(t => t.Name.Label, StringComparer.Create(parts.Site.Culture, ignoreCase: true))], "", null, null);
        var letters = await parts.Terms.LettersAsync(kind.Facet, ct);
        if (!string.IsNullOrWhiteSpace(q))
        {
            var asked = q.Trim() is { Length: > LongestAsked } text ? text[..LongestAsked] : q.Trim();
            var (found, isCut) = await parts.Terms.FindAsync(kind.Facet, asked, Length, ct);
            return new TermIndex(kind, found, "", null, asked) { Letters = letters, IsCut = isCut };
        }
        var at = from is { Length: <= NameOrder.Longest } ? from : "";
        var (terms, next) = await parts.Terms.ListAsync(kind.Facet, new TermPlace(at, id ?? 0), Length, ct);
        return new TermIndex(kind, terms, at, next is null ? null : QueryHelpers.AddQueryString(kind.Path, new Dictionary<string, string?> { ["from"] = next.Key, ["id"] = next.Id.ToString(CultureInfo.InvariantCulture) }), null) { Letters = letters };
    }
}
