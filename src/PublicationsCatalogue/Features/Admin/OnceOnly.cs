using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Admin;

/// <summary>
/// A call that is one transaction, and with an Idempotency-Key done once however often it is sent (draft-ietf-httpapi-idempotency-key-header):
/// its answer is kept for a day, by the transaction that did it. A call that was refused has done nothing, and its key is free again.
/// </summary>
public sealed class OnceOnly(CatalogueContext db, Actor actor, CallsUnderWay underWay, TimeProvider clock)
{
    public const string Header = "Idempotency-Key";
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);
    private const int LongestKey = 200;
    private const int Tries = 5;
    private const int LargestInMemory = 1024 * 1024;

    public async Task<IActionResult> DoAsync(HttpRequest request, Func<Task<IActionResult>> call, CancellationToken ct)
    {
        var keys = request.Headers[Header];
        if (keys.Count == 0)
            return await ReadAndTryAsync(request, null, call, ct);
        if (keys.Count > 1 || string.IsNullOrWhiteSpace(keys[0]) || keys[0]!.Length > LongestKey)
            return ApiProblem.Of([new ProblemAt($"Send one {Header} of 1 to {LongestKey} characters, such as a UUID.") { Header = Header }]).ToResult();
        var key = HashOf($"{actor.UserId}\n{keys[0]}");
        if (!underWay.TryBegin(key))
            return Refused(StatusCodes.Status409Conflict, "The first request with this key is still being answered. Wait a second, then send it again.");
        try
        {
            return await ReadAndTryAsync(request, key, call, ct);
        }
        finally
        {
            underWay.End(key);
        }
    }

    // The body is read to its end first: who sends it slowly must not keep others from saving.
    private async Task<IActionResult> ReadAndTryAsync(HttpRequest request, string? key, Func<Task<IActionResult>> call, CancellationToken ct)
    {
        request.EnableBuffering(LargestInMemory);
        var body = Convert.ToHexStringLower(await SHA256.HashDataAsync(request.Body, ct));
        var asked = HashOf($"{request.Method} {request.Path}\n{body}");
        for (var tries = 1; ; tries++)
        {
            request.Body.Position = 0;
            try
            {
                return await TryAsync(request.HttpContext.Response.Headers, key, asked, call, ct);
            }
            catch (DbUpdateException e) when (Database.IsDuplicate(e) && tries < Tries)
            {
                // Another save took the same address, or named the same new author, in this moment. Now it is there to be seen.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<IActionResult> TryAsync(IHeaderDictionary headers, string? key, string asked, Func<Task<IActionResult>> call, CancellationToken ct)
    {
        var oldest = clock.GetUtcNow().UtcDateTime - KeptFor;
        if (key is not null && await db.KeptAnswers.AsNoTracking().FirstOrDefaultAsync(a => a.Key == key && a.At > oldest, ct) is { } kept)
            return kept.Call == asked ? new SameAnswer(kept) : Refused(StatusCodes.Status422UnprocessableEntity, "This key was used for another request. Send the same request as then, or a new key.");
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var answer = await call();
        if (answer is not JsonResult { StatusCode: < StatusCodes.Status300MultipleChoices } done)
            return answer;
        if (key is not null)
            await KeepAsync(key, asked, done, headers, oldest, ct);
        await transaction.CommitAsync(ct);
        return done;
    }

    private async Task KeepAsync(string key, string asked, JsonResult done, IHeaderDictionary headers, DateTime oldest, CancellationToken ct)
    {
        await db.KeptAnswers.Where(a => a.At <= oldest).ExecuteDeleteAsync(ct);
        db.KeptAnswers.Add(new KeptAnswer
        {
            Key = key,
            Call = asked,
            At = oldest + KeptFor,
            Status = done.StatusCode ?? StatusCodes.Status200OK,
            Location = headers.Location,
            Tag = headers.ETag,
            Body = JsonSerializer.Serialize(done.Value, ApiProblem.Json),
        });
        await db.SaveChangesAsync(ct);
    }

    private static IActionResult Refused(int status, string detail) =>
        new ApiProblem(status, detail) { Errors = [new ProblemAt(detail) { Header = Header }] }.ToResult();

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed class SameAnswer(KeptAnswer kept) : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context)
        {
            var response = context.HttpContext.Response;
            response.StatusCode = kept.Status;
            response.ContentType = "application/json; charset=utf-8";
            (response.Headers.Location, response.Headers.ETag) = (kept.Location, kept.Tag);
            return response.WriteAsync(kept.Body, context.HttpContext.RequestAborted);
        }
    }
}

/// <summary>The keys of calls that are not answered yet.</summary>
public sealed class CallsUnderWay
{
    private readonly ConcurrentDictionary<string, bool> keys = new(StringComparer.Ordinal);

    public bool TryBegin(string key) => keys.TryAdd(key, true);

    public void End(string key) => keys.TryRemove(key, out _);
}
