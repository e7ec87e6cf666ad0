using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Hosting;

public sealed class StampedeTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private const int Readers = 64;
    private const int Rounds = 10;

    [Fact]
    public async Task M_58_After_a_commit_many_readers_at_once_cause_one_render_and_none_gets_the_old_page()
    {
        using var reader = app.Reader();
        _ = await reader.GetStringAsync(new Uri("/", UriKind.Relative));
        using var renders = new Renders(Readers);
        using var _subscription = app.Services.GetRequiredService<DiagnosticListener>().Subscribe(renders);
        var together = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var title = $"Stampede {round}";
            await app.AddAsync(A.Publication(title).Issued("2022-01-01").Published());
            renders.Begin();

            var pages = await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Task.Run(() => reader.GetStringAsync(new Uri("/", UriKind.Relative)))));

            together += renders.Count == 1 ? 1 : 0;
            // The framework looks, then waits in line, and does not look again: who looked in the last moment renders once more.
            Assert.InRange(renders.Count, 1, 2);
            Assert.All(pages, page => Assert.Contains(title, page, StringComparison.Ordinal));
        }
        Assert.InRange(together, Rounds / 2, Rounds);
    }

    [Fact]
    public async Task M_58_Who_leaves_takes_the_page_from_nobody_who_waits_for_it_with_him()
    {
        const int waiting = 4;
        await app.AddAsync(A.Publication("Waited for").Issued("2022-01-02").Published());
        using var reader = app.Reader();
        using var renders = new Renders(waiting + 2);
        using var _subscription = app.Services.GetRequiredService<DiagnosticListener>().Subscribe(renders);
        using var leaving = new CancellationTokenSource();

        var left = reader.GetAsync(new Uri("/", UriKind.Relative), leaving.Token);
        await renders.Begun;
        var pages = Enumerable.Range(0, waiting).Select(_ => reader.GetAsync(new Uri("/", UriKind.Relative))).ToList();
        await leaving.CancelAsync();
        // The last who comes in: now the first render goes on.
        using var last = await reader.GetAsync(new Uri("/health", UriKind.Relative));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        foreach (var page in await Task.WhenAll(pages))
        {
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Contains("Waited for", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.InRange(renders.Count, 1, 2);
    }

    [Fact]
    public async Task M_59_Noise_in_the_address_or_in_cookies_makes_no_second_render()
    {
        using var reader = app.Reader();
        _ = await reader.GetStringAsync(new Uri("/", UriKind.Relative));
        using var renders = new Renders(0);
        using var _subscription = app.Services.GetRequiredService<DiagnosticListener>().Subscribe(renders);
        reader.DefaultRequestHeaders.Add("Cookie", "theme=dark; _ga=1");

        for (var i = 0; i < 50; i++)
            _ = await reader.GetStringAsync(new Uri($"/?utm_source={i}&x[]={i}&Page={i}", UriKind.Relative));

        Assert.Equal(0, renders.Count);
    }

    /// <summary>
    /// Listens to this app's own diagnostics: counts how often the home page's action runs, and lets the first one go on only
    /// when every reader has come in, so that they are a stampede on any machine.
    /// </summary>
    private sealed class Renders(int readers) : IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly CountdownEvent arrived = new(readers);
        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int count;

        public int Count => Volatile.Read(ref count);

        /// <summary>Ends when the first render begins.</summary>
        public Task Begun => begun.Task;

        public void Begin()
        {
            arrived.Reset();
            Volatile.Write(ref count, 0);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == "Microsoft.AspNetCore.Hosting.HttpRequestIn.Start" && !arrived.IsSet)
                arrived.Signal();
            if (value.Value is not BeforeActionEventData { ActionDescriptor: ControllerActionDescriptor { ActionName: "Home" } })
                return;
            Interlocked.Increment(ref count);
            begun.TrySetResult();
            arrived.Wait(TimeSpan.FromSeconds(10));
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => arrived.Dispose();
    }
}
