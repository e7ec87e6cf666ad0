using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>
/// What an editor waits for at so many entries: whole requests of a signed-in client on loopback, and beside them the shortest request there is.
/// Writes to the catalogue it measures (see <see cref="BulkTimes"/>), and leaves the editor it makes.
/// </summary>
internal static class DeskTimes
{
    private const int WarmUps = 50;
    private const int Requests = 300;

    public static async Task<int> RunAsync(int count)
    {
        var data = await Generator.CatalogueAsync(count);
        var email = await DeskClient.EditorAsync(data);
        await using var product = await Product.StartAsync(data, pinned: false);
        using var client = await DeskClient.SignInAsync(email);
        var random = new Random(42);
        (string, string) Key() => ("Key", Guid.NewGuid().ToString());
        var fields = new[] { ("Revision", "0"), ("Sequence", "0"), ("Tab", Guid.NewGuid().ToString()), ("Title", "Rural finance and the future of work"), ("Date", "October 2021") };

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:#,0} entries"));
        await MeasureAsync("health (the limit)", () => client.GetAsync("/health"));
        await MeasureAsync("autosave", () => client.SendAsync("/admin/entries/new/unsaved", [Key(), .. fields]));
        await MeasureAsync("preview", () => client.SendAsync("/admin/entries/new/preview", [Key(), .. fields]));
        await MeasureAsync("duplicate look-up", () => client.GetAsync("/admin/duplicates?title=Rural+finance+and+the+future+of+work"));
        await MeasureAsync("new entry's form", () => client.GetAsync("/admin/entries/new"));
        await MeasureAsync("entry's form", () => client.GetAsync($"/admin/entries/{random.Next(1, count)}"));
        await MeasureAsync("dashboard", () => client.GetAsync("/admin"));
        await MeasureAsync("list", () => client.GetAsync("/admin/entries?state=published"));
        await MeasureAsync("list, searched", () => client.GetAsync("/admin/entries?q=finance"));
        await MeasureAsync("languages", () => client.GetAsync("/admin/languages"));
        await BulkTimes.RunAsync(client, product.Id, count);
        return 0;
    }

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
}
