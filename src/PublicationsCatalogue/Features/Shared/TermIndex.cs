using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Data.Search;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>All terms of a kind from A to Z, some at a time.</summary>
public sealed record TermIndex(TermKind Kind, IReadOnlyList<TermCount> Terms, string From, string? Next, string? Asked)
{
    private const int Length = 100;

    // The first sign after z in the order of keys: where other scripts begin.
    public const string Others = "{";

    public static async Task<TermIndex> LoadAsync(TermParts parts, TermKind kind, string? from, long? id, string? q, CancellationToken ct)
    {
        if (kind.Facet == Facet.Type)
            return new TermIndex(kind, [.. (await parts.Terms.TypesAsync(ct)).OrderBy(t => t.Name.Label, StringComparer.Create(parts.Site.Culture, ignoreCase: true))], "", null, null);
        if (kind.Facet == Facet.Language)
            return new TermIndex(kind, [.. (await parts.Terms.LanguagesAsync(ct)).OrderBy(t => t.Name.Label, StringComparer.Create(parts.Site.Culture, ignoreCase: true))], "", null, null);
        var asked = string.IsNullOrWhiteSpace(q) ? null : q.Length > 100 ? q[..100] : q;
        var at = asked is not null ? Folded.Key(asked) : from is { Length: <= 400 } ? from : "";
        var (terms, next) = await parts.Terms.ListAsync(kind.Facet, new TermPlace(at, asked is null ? id ?? 0 : 0), Length, ct);
        return new TermIndex(kind, terms, at, next is null ? null : QueryHelpers.AddQueryString(kind.Path, new Dictionary<string, string?> { ["from"] = next.Key, ["id"] = next.Id.ToString(CultureInfo.InvariantCulture) }), asked);
    }
}
