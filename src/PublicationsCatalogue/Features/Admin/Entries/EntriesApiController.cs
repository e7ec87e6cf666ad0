using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>/api/v1/entries/{id}: what the desk's form does, for programs with a token.</summary>
[Tags("Entries")]
public sealed class EntriesApiController(CatalogueContext db, EntryDesk desk, OnceOnly once, Site site) : TokenCalls
{
    private int triesLeft = 5;

    [HttpGet("/api/v1/entries/{id:long}"), EndpointName("getEntry"), EndpointSummary("Read an entry, public or not")]
    [EndpointDescription("The fields that can be changed, under “entry”, with the entry’s state. Its ETag is what a change sends as If-Match. Needs a token that may read drafts.")]
    [ProducesResponseType<EntryShape>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> One([FromRoute] long id, CancellationToken ct) => Lacks(TokenScopes.Read) ?? (await desk.FindAsync(id, ct) is { } entry ? Shown(entry) : NoSuch());

    [HttpPost("/api/v1/entries"), EndpointName("addEntry"), Takes(typeof(EntryFields), EntryFields.Example), EndpointSummary("Add an entry")]
    [EndpointDescription("Adds a draft; publish it by its own call. With an Idempotency-Key the same request can be sent again when its answer was lost: for a day it makes one entry, and is answered as the first time. Needs a token that may write.")]
    [ProducesResponseType<EntryShape>(StatusCodes.Status201Created, "application/json")]
    public async Task<IActionResult> Add(CancellationToken ct)
    {
        if (Lacks(TokenScopes.Write) is { } lacking)
            return lacking;
        return await once.DoAsync(Request, async () =>
        {
            var (json, problem) = await EntryBody.ReadAsync(Request, isPatch: false, ct);
            return json is null ? problem!.ToResult() : await SaveAsync(json, null, ct);
        }, ct);
    }

    [HttpPut("/api/v1/entries/{id:long}"), EndpointName("replaceEntry"), Takes(typeof(EntryFields), EntryFields.Example), EndpointSummary("Replace an entry")]
    [EndpointDescription("What is not sent is emptied. A public entry changes for readers at once. Needs If-Match and a token that may write.")]
    [ProducesResponseType<EntryShape>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> Replace([FromRoute] long id, CancellationToken ct)
    {
        var (entry, refused) = await ForChangeAsync(id, TokenScopes.Write, ct);
        if (entry is null)
            return refused!;
        var (json, problem) = await EntryBody.ReadAsync(Request, isPatch: false, ct);
        return json is null ? problem!.ToResult() : await SaveAsync(json, entry, ct);
    }

    [HttpPatch("/api/v1/entries/{id:long}"), EndpointName("changeEntry"), Takes(typeof(EntryFields), """{ "title": "A better title", "publisher": null }""", "application/merge-patch+json"), EndpointSummary("Change fields of an entry")]
    [EndpointDescription("A JSON merge patch (RFC 7396): what is sent replaces, null empties, the rest stays. Lists are replaced whole. Needs If-Match and a token that may write.")]
    [ProducesResponseType<EntryShape>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> Patch([FromRoute] long id, CancellationToken ct)
    {
        var (entry, refused) = await ForChangeAsync(id, TokenScopes.Write, ct);
        if (entry is null)
            return refused!;
        var (json, problem) = await EntryBody.ReadAsync(Request, isPatch: true, ct);
        return json is null ? problem!.ToResult() : await SaveAsync(EntryBody.Merge(EntryJson.Of(desk.FormOf(entry), entry), json), entry, ct);
    }

    [HttpPost("/api/v1/entries/{id:long}/publish"), EndpointName("publishEntry"), EndpointSummary("Publish an entry")]
    [EndpointDescription("Readers see it from its “publicAt” on, or at once. Also out of “withdrawn”. Needs If-Match and a token that may publish.")]
    [ProducesResponseType<EntryShape>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> Publish([FromRoute] long id, CancellationToken ct)
    {
        var (entry, refused) = await ForChangeAsync(id, TokenScopes.Publish, ct);
        if (entry is null)
            return refused!;
        if (await SentAsync(ct) is { } sent)
            return sent;
        if (entry.State == PublicationState.Withdrawn)
            return await ChangeAsync(entry, StateChange.Republish, ct);
        if (entry.State != PublicationState.Draft)
            return NotPossible("Only a draft or a withdrawn entry can be published.");
        return await SaveAsync(EntryJson.Of(desk.FormOf(entry), entry), entry, ct, EntryAct.Publish);
    }

    [HttpPost("/api/v1/entries/{id:long}/withdraw"), EndpointName("withdrawEntry"), Takes(typeof(WithdrawalFields), WithdrawalFields.Example), EndpointSummary("Withdraw an entry")]
    [EndpointDescription("Its address then tells the “reason” that is sent, and the “replacement”, another entry’s address, if one is. Needs If-Match and a token that may publish.")]
    [ProducesResponseType<EntryShape>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> Withdraw([FromRoute] long id, CancellationToken ct)
    {
        var (entry, refused) = await ForChangeAsync(id, TokenScopes.Publish, ct);
        if (entry is null)
            return refused!;
        var (json, problem) = await EntryBody.ReadAsync(Request, isPatch: false, ct);
        if (json is null)
            return problem!.ToResult();
        if (!entry.IsPublicAt(desk.Now))
            return NotPossible(Withdrawal.Otherwise);
        List<ProblemAt> errors = [];
        var read = new EntryJson(site, errors);
        read.Unknown(json, "reason", "replacement");
        var withdrawal = await Withdrawal.ReadAsync(db, entry, read.Text(json, "reason"), read.Text(json, "replacement"), ModelState, ct);
        if (Wrong(errors) is { } wrong)
            return wrong;
        entry.Withdraw(withdrawal.Reason, withdrawal.ReplacedBy, desk.Now);
        return await DoneAsync(entry, ct);
    }

    [HttpPost("/api/v1/entries/{id:long}/trash"), EndpointName("trashEntry"), EndpointSummary("Move an entry to the trash")]
    [EndpointDescription("Needs If-Match and a token that may write; of a public entry, one that may publish too.")]
    [ProducesResponseType<EntryShape>(StatusCodes.Status200OK, "application/json")]
    public Task<IActionResult> Trash([FromRoute] long id, CancellationToken ct) => ChangeAsync(id, StateChange.Trash, e => e.State == PublicationState.Published, ct);

    [HttpPost("/api/v1/entries/{id:long}/restore"), EndpointName("restoreEntry"), EndpointSummary("Take an entry out of the trash")]
    [EndpointDescription("It is again what it was. Needs If-Match and a token that may write; of an entry that was public, one that may publish too.")]
    [ProducesResponseType<EntryShape>(StatusCodes.Status200OK, "application/json")]
    public Task<IActionResult> Restore([FromRoute] long id, CancellationToken ct) => ChangeAsync(id, StateChange.Restore, e => e.TrashedFrom == PublicationState.Published, ct);

    private async Task<IActionResult> SaveAsync(JsonObject json, Publication? stored, CancellationToken ct, EntryAct act = EntryAct.Save)
    {
        if (stored?.State == PublicationState.Trashed)
            return NotPossible("This entry is in the trash. Restore it first.");
        List<ProblemAt> errors = [];
        ModelState.Clear();
        var input = EntryInput.Read(new EntryJson(site, errors).Read(json), ModelState, site, desk.Now, toPublish: act == EntryAct.Publish || stored?.State == PublicationState.Published);
        if (ModelState.IsValid && errors.Count == 0 && await desk.ProblemAsync(input, stored, act, ct) is var (field, problem))
            ModelState.AddModelError(field, problem);
        if (Wrong(errors) is { } wrong)
            return wrong;
        if (stored is null)
            return Added(await desk.AddAsync(input, Guid.Empty, act, ct) ?? throw new InvalidOperationException("Without a form nothing is sent twice."));
        try
        {
            return Shown(await desk.SaveAsync(input, stored, Guid.Empty, act, ct));
        }
        catch (DbUpdateConcurrencyException)
        {
            return Changed(null);
        }
        catch (DbUpdateException e) when (Database.IsDuplicate(e) && triesLeft-- > 0)
        {
            // Another save took the same address, or named the same new author, in this moment. Now it is there to be seen.
            db.ChangeTracker.Clear();
            var (again, refused) = await ForChangeAsync(stored.Id, TokenScopes.None, ct);
            return again is null ? refused! : await SaveAsync(json, again, ct, act);
        }
    }

    // To a call that takes nothing.
    private async Task<IActionResult?> SentAsync(CancellationToken ct)
    {
        if (Request.ContentLength is 0 || (Request.ContentLength is null && Request.Headers.TransferEncoding.Count == 0))
            return null;
        var (json, problem) = await EntryBody.ReadAsync(Request, isPatch: false, ct);
        if (json is null)
            return problem!.ToResult();
        List<ProblemAt> errors = [];
        new EntryJson(site, errors).Unknown(json);
        return Wrong(errors);
    }

    private async Task<IActionResult> ChangeAsync(long id, StateChange change, Func<Publication, bool> concernsReaders, CancellationToken ct)
    {
        var (entry, refused) = await ForChangeAsync(id, TokenScopes.Write, ct);
        return entry is null ? refused! : (concernsReaders(entry) ? Lacks(TokenScopes.Publish) : null) ?? await SentAsync(ct) ?? await ChangeAsync(entry, change, ct);
    }

    private async Task<IActionResult> ChangeAsync(Publication entry, StateChange change, CancellationToken ct)
    {
        if (!change.IsPossible(entry, desk.Now))
            return NotPossible(change.Otherwise);
        change.Make(entry, desk.Now);
        return await DoneAsync(entry, ct);
    }

    private async Task<IActionResult> DoneAsync(Publication entry, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return Shown(entry);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Changed(null);
        }
    }

    /// <summary>The entry, when the token may and the caller knows its present state; else the refusal.</summary>
    private async Task<(Publication? Entry, IActionResult? Refused)> ForChangeAsync(long id, TokenScopes needed, CancellationToken ct)
    {
        if (Lacks(needed) is { } lacking)
            return (null, lacking);
        if (await desk.FindAsync(id, ct) is not { } entry)
            return (null, NoSuch());
        if (Request.Headers.IfMatch.Count == 0)
            return (null, new ApiProblem(StatusCodes.Status428PreconditionRequired, $"Say which state you change: send “If-Match” with the ETag of GET /api/v1/entries/{id}.") { Errors = [new ProblemAt("It is missing.") { Header = "If-Match" }] }.ToResult());
        // "*" beside others is none (RFC 9110 13.1.1).
        if (!EntityTagHeaderValue.TryParseStrictList(Request.Headers.IfMatch, out var tags) || tags.Count == 0 || (tags.Count > 1 && tags.Any(t => t.Tag == "*")))
            return (null, ApiProblem.Of([new ProblemAt($"“If-Match” can’t be read. Send the ETag of GET /api/v1/entries/{id} as it came, with its quotation marks; several parted by commas; or * alone for whatever state it is in.") { Header = "If-Match" }]).ToResult());
        return tags[0].Tag == "*" || tags.Any(t => !t.IsWeak && t.Tag == EntryShape.TagOf(entry)) ? (entry, null) : (null, Changed(entry, tags.Any(t => EntryShape.IsOfOtherNames(t.Tag.Value, entry))));
    }

    private IActionResult? Wrong(List<ProblemAt> errors)
    {
        // Of what could not be read at all nothing more is said.
        var told = errors.ConvertAll(e => e.At);
        errors.AddRange(ModelState.SelectMany(field => (field.Value?.Errors ?? []).Select(e => new ProblemAt(e.ErrorMessage) { At = EntryJson.PlaceOf(field.Key) })).Where(e => !told.Contains(e.At)));
        return errors.Count == 0 ? null : ApiProblem.Of(errors).ToResult();
    }

    private JsonResult Added(Publication entry)
    {
        Response.Headers.Location = $"/api/v1/entries/{entry.Id}";
        return Shown(entry, StatusCodes.Status201Created);
    }

    private JsonResult Shown(Publication entry, int status = StatusCodes.Status200OK)
    {
        Response.Headers.ETag = EntryShape.TagOf(entry);
        return Answer(EntryShape.Of(entry, desk, site, Request), status);
    }

    private IActionResult Changed(Publication? entry, bool hasOtherNames = false)
    {
        if (entry is not null)
            Response.Headers.ETag = EntryShape.TagOf(entry);
        return new ApiProblem(StatusCodes.Status412PreconditionFailed, $"{(hasOtherNames ? "A name that this entry carries has changed" : $"{(entry is null ? "Somebody" : entry.ModifiedBy)} has changed this entry")} since you read it, so nothing was saved. Read it again, make your change anew, and send the new ETag.").ToResult();
    }
}
