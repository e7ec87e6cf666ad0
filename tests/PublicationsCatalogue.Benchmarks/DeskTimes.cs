using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>What an editor waits for at so many entries: whole requests of a signed-in client on loopback, and beside them the shortest request there is.</summary>
internal static partial class DeskTimes
{
    private const int WarmUps = 50;
    private const int Requests = 300;
    private const int InBulk = 1000;
    private const string Password = "a long enough pass phrase";

    public static async Task<int> RunAsync(int count)
    {
        var data = await Generator.CatalogueAsync(count);
        var email = $"{Guid.NewGuid():N}@example.org";
        await Product.VerbAsync(data, Password + "\n", "create-admin", "--email", email, "--role", "editor", "--password-stdin");
        await using var product = await Product.StartAsync(data, pinned: false);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(Product.Address) };
        await SendAsync(client, "/account/sign-in", await TokenAsync(client, "/account/sign-in"), ("Name", email), ("Password", Password));
        var token = await TokenAsync(client, "/admin/entries/new");
        var random = new Random(42);
        (string, string) Key() => ("Key", Guid.NewGuid().ToString());
        var fields = new[] { ("Revision", "0"), ("Sequence", "0"), ("Tab", Guid.NewGuid().ToString()), ("Title", "Rural finance and the future of work"), ("Date", "October 2021") };

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:#,0} entries"));
        await MeasureAsync("health (the limit)", () => client.GetAsync(new Uri("/health", UriKind.Relative)));
        await MeasureAsync("autosave", () => SendAsync(client, "/admin/entries/new/unsaved", token, [Key(), .. fields]));
        await MeasureAsync("preview", () => SendAsync(client, "/admin/entries/new/preview", token, [Key(), .. fields]));
        await MeasureAsync("duplicate look-up", () => client.GetAsync(new Uri("/admin/duplicates?title=Rural+finance+and+the+future+of+work", UriKind.Relative)));
        await MeasureAsync("entry's form", () => client.GetAsync(new Uri($"/admin/entries/{random.Next(1, count)}", UriKind.Relative)));
        await MeasureAsync("list", () => client.GetAsync(new Uri("/admin/entries?state=published", UriKind.Relative)));
        await MeasureAsync("languages", () => client.GetAsync(new Uri("/admin/languages", UriKind.Relative)));
        // The first act gives the entries a version to come back to: those that were generated have none.
        var first = random.Next(1, count - InBulk);
        foreach (var licence in new[] { "CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0" })
            await BulkAsync(client, token, first, licence, isUndone: licence != "CC-BY-4.0");
        return 0;
    }

    // A real change of so many entries in one transaction, and its undo from the message.
    private static async Task BulkAsync(HttpClient client, string token, int first, string licence, bool isUndone)
    {
        var ids = Enumerable.Range(first, InBulk).Select(id => ("ids", id.ToString(CultureInfo.InvariantCulture)));
        var started = Stopwatch.GetTimestamp();
        using var done = await SendAsync(client, "/admin/entries/bulk/do", token, [("choose", "licence"), ("value", licence), .. ids]);
        Tell("bulk act", started);
        var undo = Undo().Match(await client.GetStringAsync(new Uri("/admin/entries", UriKind.Relative)));
        if (!undo.Success)
            throw new InvalidOperationException($"Nothing was changed: {done.StatusCode}");
        if (!isUndone)
            return;
        started = Stopwatch.GetTimestamp();
        using var undone = await SendAsync(client, undo.Groups[1].Value, token);
        Tell("undo of it", started);
    }

    private static void Tell(string what, long started) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what} on {InBulk:#,0} entries: {Stopwatch.GetElapsedTime(started).TotalSeconds:0.00} s"));

    private static async Task MeasureAsync(string name, Func<Task<HttpResponseMessage>> ask)
    {
        var times = new List<double>();
        for (var i = -WarmUps; i < Requests; i++)
        {
            var started = Stopwatch.GetTimestamp();
            using var answer = await ask();
            await answer.Content.ReadAsByteArrayAsync();
            if (answer.StatusCode != HttpStatusCode.OK)
                throw new InvalidOperationException($"{name} answers {answer.StatusCode}.");
            if (i >= 0)
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: p50 {times[Requests / 2]:0.0} ms, p95 {times[Requests * 95 / 100]:0.0} ms"));
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string address, string token, params (string Name, string Value)[] fields) =>
        client.PostAsync(new Uri(address, UriKind.Relative),
            new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))));

    private static async Task<string> TokenAsync(HttpClient client, string address) =>
        Token().Match(await client.GetStringAsync(new Uri(address, UriKind.Relative))).Groups[1].Value is { Length: > 0 } token ? token
            : throw new InvalidOperationException($"No form on {address}.");

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("action=\"(?<undo>/admin/entries/bulk/[^\"]+/undo)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Undo();
}
