using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Hosting;

public sealed class SearchSettlerTests(SearchSettlerTests.App app) : IClassFixture<SearchSettlerTests.App>
{
    [SkippableFact]
    public async Task At_the_start_and_soon_after_a_change_no_words_are_left_aside_for_every_search_to_read()
    {
        Skip.IfNot(CatalogueApp.OnPostgres, "SQLite puts none aside");
        await app.AddAsync(A.Publication("Put aside before").Published());
        await app.SettledAsync();
        // The clock stands still.
        await app.AddAsync(A.Publication("Put aside first").Published());
        Assert.True(await AsideAsync() > 0);
        await app.SettledAsync();

        await app.AddAsync(A.Publication("Put aside then").Published());
        await app.SettledSoonAsync();
        Assert.Equal(0, await AsideAsync());
    }

    // Whoever looks puts them in their place too.
    private Task<long> AsideAsync() => app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().SettleSearchAsync(default));

    /// <summary>The product with an ear for when words are put into their lists.</summary>
    public sealed class App : CatalogueApp
    {
        private const int Steps = 600;
        private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
        private readonly Ear ear = new();

        protected override IInterceptor Interceptor => ear;

        public async Task SettledAsync() => Assert.True(await ear.Heard.WaitAsync(Steps * Step), "Nothing was put in its place.");

        // It begins to wait in its own time.
        public async Task SettledSoonAsync()
        {
            for (var i = 0; i < Steps; i++)
            {
                Clock.Advance(TimeSpan.FromSeconds(1));
                if (await ear.Heard.WaitAsync(Step))
                    return;
            }
            Assert.Fail("Nothing was put in its place.");
        }

        private sealed class Ear : DbCommandInterceptor
        {
            public SemaphoreSlim Heard { get; } = new(0);

            public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
            {
                if (command.CommandText.Contains("gin_clean_pending_list", StringComparison.Ordinal))
                    Heard.Release();
                return ValueTask.FromResult(result);
            }
        }
    }
}
