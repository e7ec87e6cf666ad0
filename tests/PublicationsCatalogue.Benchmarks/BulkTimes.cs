using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>
/// Each act of the desk's list on 1,000 entries, and its undo from the message: the question first, then the act in one transaction. The
/// entries stay as they were but for a licence, the versions of their history, and 1,000 entries in the trash.
/// </summary>
internal static partial class BulkTimes
{
    private const int Many = 1000;
    private const int PastedAtOnce = 200;

    private static readonly (string Act, string Value)[] OnPublic =
    [
        ("licence", "CC-BY-SA-4.0"), ("series", "Series 7"), ("series", "A series nobody has named"), ("subject", "Subject 7"), ("subject", "A subject nobody has named"),
        ("type", "dataset"), ("language", "fr"), ("withdraw", "Replaced by others"), ("trash", ""),
    ];
    private static readonly (string Act, string Value)[] OnDrafts = [("publish", ""), ("schedule", "2050-01-01 09:00")];

    public static async Task RunAsync(DeskClient client, int server, int count)
    {
        var random = new Random(42);
        foreach (var (where, licence, ids) in new[]
        {
            ("next to one another", "CC-BY-4.0", Enumerable.Range(random.Next(1, count - Many), Many).Select(Number).ToList()),
            ("all over the catalogue", "CC0-1.0", Enumerable.Range(0, Many).Select(i => Number(1 + (int)((long)i * count / Many))).ToList()),
        })
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Many:#,0} public entries, {where}"));
            // Gives each a version that its undo comes back to: those that were generated have none.
            using var first = await client.SendAsync("/admin/entries/bulk/do", [("choose", "licence"), ("Value", licence), .. ids.Select(id => ("ids", id))]);
            foreach (var (act, value) in OnPublic)
                await UndoneAsync(client, server, act, value, ids);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Many:#,0} drafts"));
        var drafts = await DraftsAsync(client);
        foreach (var (act, value) in OnDrafts)
            await UndoneAsync(client, server, act, value, drafts);
        using var trashed = await client.SendAsync("/admin/entries/bulk/do", [("choose", "trash"), .. drafts.Select(id => ("ids", id))]);
    }

    private static async Task<string> ActAsync(DeskClient client, int server, string act, string value, List<string> ids)
    {
        var chosen = ids.Select(id => ("ids", id));
        var started = Stopwatch.GetTimestamp();
        using var asked = await client.SendAsync("/admin/entries/bulk", [("choose", act), .. chosen]);
        await asked.Content.ReadAsByteArrayAsync();
        var question = Stopwatch.GetElapsedTime(started);
        var before = Shell.CpuSeconds(server);
        started = Stopwatch.GetTimestamp();
        using var done = await client.SendAsync("/admin/entries/bulk/do", [("choose", act), ("Value", value), .. chosen]);
        var (took, cpu) = (Stopwatch.GetElapsedTime(started), Shell.CpuSeconds(server) - before);
        var said = Said().Match(await client.ReadAsync("/admin/entries"));
        if (asked.StatusCode != HttpStatusCode.OK || done.StatusCode != HttpStatusCode.Found || !said.Success)
            throw new InvalidOperationException($"{act} answers {asked.StatusCode}, {done.StatusCode}.");
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"  {act} {value}: question {question.TotalSeconds:0.00} s, act {took.TotalSeconds:0.00} s (CPU {cpu:0.00} s)"));
        return said.Groups["undo"].Value;
    }

    private static async Task UndoneAsync(DeskClient client, int server, string act, string value, List<string> ids)
    {
        var undo = await ActAsync(client, server, act, value, ids);
        var (started, before) = (Stopwatch.GetTimestamp(), Shell.CpuSeconds(server));
        using var undone = await client.SendAsync(undo);
        var (took, cpu) = (Stopwatch.GetElapsedTime(started), Shell.CpuSeconds(server) - before);
        if (undone.StatusCode != HttpStatusCode.Found)
            throw new InvalidOperationException($"Undo of {act} answers {undone.StatusCode}.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $", undo {took.TotalSeconds:0.00} s (CPU {cpu:0.00} s)"));
    }

    private static async Task<List<string>> DraftsAsync(DeskClient client)
    {
        var (random, ids) = (new Random(7), new List<string>());
        for (var done = 0; done < Many; done += PastedAtOnce)
        {
            var text = string.Join("\n\n", Enumerable.Range(done, PastedAtOnce).Select(i => string.Create(CultureInfo.InvariantCulture, $"{Generator.Sentence(random, 9)} Draft {i}\n{1 + (i % 28)} October 2021\n{Generator.Sentence(random, 45)}")));
            using var pasted = await client.SendAsync("/admin/entries/paste/drafts", ("text", text), ("key", Guid.NewGuid().ToString()));
            if (pasted.StatusCode != HttpStatusCode.Found)
                throw new InvalidOperationException($"Paste answers {pasted.StatusCode}.");
        }
        using var asked = await client.SendAsync("/admin/entries/bulk", ("choose", "publish"), ("all", "true"), ("state", "draft"));
        ids.AddRange(Chosen().Matches(await asked.Content.ReadAsStringAsync()).Select(m => m.Groups["id"].Value));
        return ids.Count == Many ? ids : throw new InvalidOperationException($"{ids.Count} drafts.");
    }

    private static string Number(int id) => id.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("action=\"(?<undo>/admin/entries/bulk/[^\"]+/undo[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Said();

    [GeneratedRegex("name=\"ids\"[^>]*value=\"(?<id>\\d+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Chosen();
}
