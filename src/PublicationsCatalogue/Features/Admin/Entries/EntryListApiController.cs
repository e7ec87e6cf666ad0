using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>/api/v1/entries: the desk's list, public entries or not.</summary>
[Tags("Entries")]
public sealed class EntryListApiController(CatalogueContext db, EntryDesk desk, Site site) : TokenCalls
{
    private static readonly string[] Instants = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz"];
    private static readonly Dictionary<string, bool> Orders = new(StringComparer.Ordinal) { ["newest"] = true, ["oldest"] = false };

    private static readonly Dictionary<string, string> States = EntriesFilter.States.ToDictionary(state => state == "trash" ? "trashed" : state, StringComparer.Ordinal);

    [HttpGet("/api/v1/entries"), EndpointName("listEntries"), EndpointSummary("List entries, public or not")]
    [EndpointDescription("By when they were last saved, the latest first. To keep a copy, take sort=oldest with modified_since, and next time the latest “modified” that you have: what is saved meanwhile comes at the end, so nothing is missed. The ETag can be sent as If-None-Match. Needs a token that may read drafts.")]
    [ProducesResponseType<ListOf<EntryShape>>(StatusCodes.Status200OK, "application/json"), ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> List([FromQuery] string? state, [FromQuery(Name = "modified_since")] string? since, [FromQuery] string? sort, [FromQuery] Portion portion, CancellationToken ct)
    {
        if (Lacks(TokenScopes.Read) is { } lacking)
            return lacking;
        var asked = new Asked(Request);
        var (size, place, from) = (asked.Size(portion), asked.Place(portion), Since(asked, since));
        var (chosen, isNewestFirst) = (asked.Choice("state", state, States, ""), asked.Choice("sort", sort, Orders, usual: true));
        if (asked.Errors.Count > 0)
            return ApiProblem.Of(asked.Errors).ToResult();
        var listed = EntriesFilter.Read(new EntriesQuery { State = chosen }, site).Narrow(db.Publications.AsNoTracking(), desk.Now);
        if (from is { } first)
            listed = listed.Where(p => p.ModifiedAt >= first);
        var entries = await PageAsync(listed, isNewestFirst, EntriesFilter.ReadKey(place), size, ct);
        return Tagged(new ListOf<EntryShape>([.. entries.Take(size).Select(e => EntryShape.Of(e, desk, site, Request))],
            asked.Next(site, entries.Count > size ? EntriesFilter.Key(entries[size - 1].ModifiedAt, entries[size - 1].Id) : null)));
    }

    private async Task<List<Publication>> PageAsync(IQueryable<Publication> listed, bool isNewestFirst, (DateTime At, long Id)? after, int size, CancellationToken ct)
    {
        if (after is { } last)
            listed = isNewestFirst ? listed.Where(p => p.ModifiedAt < last.At || (p.ModifiedAt == last.At && p.Id < last.Id))
                : listed.Where(p => p.ModifiedAt > last.At || (p.ModifiedAt == last.At && p.Id > last.Id));
        listed = isNewestFirst ? listed.OrderByDescending(p => p.ModifiedAt).ThenByDescending(p => p.Id) : listed.OrderBy(p => p.ModifiedAt).ThenBy(p => p.Id);
        var ids = await listed.Take(size + 1).Select(p => p.Id).ToListAsync(ct);
        var entries = (await db.Publications.AsNoTracking().WithParts().Where(p => ids.Contains(p.Id)).ToListAsync(ct)).ToDictionary(p => p.Id);
        return [.. ids.Where(entries.ContainsKey).Select(id => entries[id])];
    }

    private IActionResult Tagged(object answer)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer, ApiProblem.Json);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"", isWeak: true);
        Response.GetTypedHeaders().ETag = tag;
        return Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)) ? StatusCode(StatusCodes.Status304NotModified) : File(bytes, "application/json; charset=utf-8");
    }

    private static DateTime? Since(Asked asked, string? text)
    {
        if (text is null)
            return null;
        if (DateTimeOffset.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return at.UtcDateTime;
        asked.Wrong("modified_since", "“modified_since” must be an instant or a day (UTC), such as 2026-12-01T09:00:00Z or 2026-12-01.");
        return null;
    }
}
