using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>/api/v1/entries/bulk: what the desk does to the ticked entries, and many added at once; all or none, and taken back as one.</summary>
[Tags("Entries")]
public sealed class BulkApiController(CatalogueContext db, Bulk bulk, EntryDesk desk, OnceOnly once, Actor actor, Site site) : TokenCalls
{
    private static readonly string[] NeedPublish = ["publish", "schedule", "withdraw"];

    [HttpPost("/api/v1/entries/bulk"), EndpointName("changeEntries"), EndpointSummary("Do one act to many entries")]
    [EndpointDescription("What the desk’s list does to the ticked entries, to at most 1,000, in one transaction. An entry that is so already or whose state does not allow it stays as it is, and its result says so; an unknown number or an old ETag, and nothing is done to any. Needs a token that may write; to publish, schedule or withdraw, and for the trash where readers are concerned, one that may publish.")]
    [Takes(typeof(BulkFields), BulkFields.Example), ProducesResponseType<BulkDone>(StatusCodes.Status200OK, "application/json"), ProducesResponseType<ApiProblem>(StatusCodes.Status412PreconditionFailed, ApiProblem.MediaType)]
    public Task<IActionResult> Change(CancellationToken ct) => ReadAsync(TokenScopes.None, ChangeAsync, ct);

    [HttpPost("/api/v1/entries/bulk/add"), EndpointName("addEntries"), EndpointSummary("Add many entries")]
    [EndpointDescription("Adds up to 100 drafts in one transaction: when one can’t be stored, none is, and the errors point to each place. Needs a token that may write.")]
    [Takes(typeof(BulkAddFields), BulkAddFields.Example), ProducesResponseType<BulkDone>(StatusCodes.Status201Created, "application/json")]
    public Task<IActionResult> Add(CancellationToken ct) => ReadAsync(TokenScopes.Write, AddAsync, ct);

    private async Task<IActionResult> ReadAsync(TokenScopes needed, Func<JsonObject, CancellationToken, Task<IActionResult>> call, CancellationToken ct) => Lacks(needed) ?? await once.DoAsync(Request, async () =>
    {
        var (json, problem) = await EntryBody.ReadAsync(Request, isPatch: false, ct);
        return json is null ? problem!.ToResult() : await call(json, ct);
    }, ct);

    private async Task<IActionResult> ChangeAsync(JsonObject json, CancellationToken ct)
    {
        List<ProblemAt> errors = [];
        var read = new BulkJson(errors);
        read.Unknown(json, "#", "act", "value", "entries");
        var named = read.Entries(json);
        if (Act(json, errors) is not { } act || Value(act, json, errors) is not { } value || errors.Count > 0)
            return ApiProblem.Of(errors).ToResult();
        var entries = (await bulk.LoadAsync([.. named.Select(n => n.Id)], ct)).ToDictionary(e => e.Id);
        if (LacksFor(act, entries.Values) is { } lacking)
            return lacking;
        for (var i = 0; i < named.Count; i++)
        {
            if (!entries.ContainsKey(named[i].Id))
                read.Wrong($"#/entries/{i}/id", "There is no such entry.");
        }
        return errors.Count > 0 ? ApiProblem.Of(errors).ToResult() : Old(named, entries) ?? await DoAsync(act, value, [.. named.Select(n => entries[n.Id])], ct);
    }

    private async Task<IActionResult> DoAsync(BulkAct act, BulkValue value, IReadOnlyList<Publication> entries, CancellationToken ct)
    {
        var before = entries.Select(e => (e.RevisionNumber, IsPossible: act.IsPossible(e, desk.Now))).ToList();
        try
        {
            var (count, _, batch) = await bulk.DoAsync(act, value, [.. entries.Select(e => e.Id)], ct);
            return Answer(Done(count, batch, entries.Zip(before, (e, was) => ResultOf(e, e.RevisionNumber > was.RevisionNumber ? "changed" : was.IsPossible ? "unchanged" : "notPossible"))));
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ApiProblem(StatusCodes.Status412PreconditionFailed, "Somebody else changed one of these entries at the same moment, so nothing was changed. Read them again.").ToResult();
        }
    }

    private async Task<IActionResult> AddAsync(JsonObject json, CancellationToken ct)
    {
        List<ProblemAt> errors = [];
        var read = new BulkJson(errors);
        read.Unknown(json, "#", "entries");
        var inputs = read.List(json, BulkAddFields.Most).Select(e => (Input: Input(e.Json, e.Place, errors), e.Place)).ToList();
        if (errors.Count > 0)
            return ApiProblem.Of(errors).ToResult();
        await desk.WaitForOthersAsync(ct);
        var batch = Guid.NewGuid();
        actor.BatchId = batch;
        List<BulkResult> added = [];
        foreach (var (input, place) in inputs)
        {
            // An address that two of them ask for is found here: the first has it already.
            if (await desk.ProblemAsync(input, null, EntryAct.Save, ct) is var (field, problem))
                read.Wrong(place + EntryJson.PlaceOf(field)[1..], problem);
            else if (errors.Count == 0)
                added.Add(ResultOf(await desk.SaveAsync(input, null, Guid.Empty, EntryAct.Save, ct), "added"));
            // What is saved is not looked at again by each that follows.
            db.ChangeTracker.Clear();
        }
        return errors.Count > 0 ? ApiProblem.Of(errors).ToResult() : Answer(Done(added.Count, batch, added), StatusCodes.Status201Created);
    }

    private EntryInput Input(JsonObject json, string place, List<ProblemAt> errors)
    {
        List<ProblemAt> own = [];
        ModelState.Clear();
        var input = EntryInput.Read(new EntryJson(site, own).Read(json), ModelState, site, desk.Now, toPublish: false);
        own.AddRange(ModelState.SelectMany(field => (field.Value?.Errors ?? []).Select(e => new ProblemAt(e.ErrorMessage) { At = EntryJson.PlaceOf(field.Key) })));
        errors.AddRange(own.Select(e => e with { At = place + e.At?[1..] }));
        return input;
    }

    private static BulkAct? Act(JsonObject json, List<ProblemAt> errors)
    {
        if (json["act"] is JsonValue name && name.GetValueKind() == JsonValueKind.String && EntryJson.Whole(name) is { } text && BulkAct.Find(text) is { } act)
            return act;
        errors.Add(new ProblemAt($"“act” must be one of: {string.Join(", ", BulkAct.All.Select(a => a.Name))}.") { At = "#/act" });
        return null;
    }

    private BulkValue? Value(BulkAct act, JsonObject json, List<ProblemAt> errors)
    {
        var read = new EntryJson(site, errors);
        var (text, told) = (act.Name == "schedule" ? read.Instant(json, "value") : read.Text(json, "value"), errors.Count);
        if (act.Asks is null)
        {
            if (json["value"] is not null)
                errors.Add(new ProblemAt($"“{act.Name}” takes no value: leave it out.") { At = "#/value" });
            return new BulkValue(null, null, null);
        }
        ModelState.Clear();
        var value = bulk.Read(act, text, ModelState);
        if (!errors.Exists(e => e.At == "#/value"))
            errors.AddRange(ModelState.SelectMany(field => (field.Value?.Errors ?? []).Select(e => new ProblemAt(e.ErrorMessage) { At = "#/value" })));
        return errors.Count > told ? null : value;
    }

    private IActionResult? LacksFor(BulkAct act, IEnumerable<Publication> entries)
    {
        var concernsReaders = act.Name switch
        {
            "trash" => entries.Any(e => e.State == PublicationState.Published),
            "restore" => entries.Any(e => e.TrashedFrom == PublicationState.Published),
            _ => NeedPublish.Contains(act.Name, StringComparer.Ordinal),
        };
        return (NeedPublish.Contains(act.Name, StringComparer.Ordinal) ? null : Lacks(TokenScopes.Write)) ?? (concernsReaders ? Lacks(TokenScopes.Publish) : null);
    }

    private static IActionResult? Old(IReadOnlyList<(long Id, string? Tag)> named, Dictionary<long, Publication> entries)
    {
        var old = named.Select((n, i) => (n.Tag, Entry: entries[n.Id], Place: $"#/entries/{i}/etag")).Where(n => n.Tag is not null && n.Tag != EntryShape.TagOf(n.Entry)).ToList();
        return old.Count == 0 ? null : ApiProblem.Of([.. old.Select(n => new ProblemAt($"{n.Entry.ModifiedBy} has changed this entry since you read it, so nothing was done to any. Read it again.") { At = n.Place })], StatusCodes.Status412PreconditionFailed).ToResult();
    }

    private BulkDone Done(int count, Guid batch, IEnumerable<BulkResult> results) =>
        new(count, [.. results]) { Undo = count == 0 ? null : site.Absolute(Request, $"/api/v1/entries/bulk/{batch}/undo") };

    private BulkResult ResultOf(Publication entry, string result) => new(entry.Id, result, EntryShape.StateOf(entry, desk.Now), entry.Slug.ToString(), EntryShape.TagOf(entry));
}
