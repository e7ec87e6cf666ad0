using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Features.Admin.Entries;
using PublicationsCatalogue.Features.Admin.Revisions;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

/// <summary>What an act on many entries asks of the database: the same for a few as for a thousand, else nobody could wait for it.</summary>
public sealed class BulkQuestionsTests(BulkQuestionsTests.App app) : IClassFixture<BulkQuestionsTests.App>
{
    [Theory]
    [InlineData("type", "dataset")]
    [InlineData("licence", "CC-BY-4.0")]
    [InlineData("language", "fr")]
    [InlineData("series", "Asked of many")]
    [InlineData("subject", "Asked of many")]
    [InlineData("withdraw", "All wrong")]
    [InlineData("trash", null)]
    public async Task An_act_and_its_undo_ask_of_twenty_entries_what_they_ask_of_three(string act, string? value)
    {
        // The first of a kind looks up what the next need not.
        await CountAsync(act, value, await AddAsync($"First {act}", 2));
        var few = await CountAsync(act, value, await AddAsync($"Few {act}", 3));
        Assert.Equal(few, await CountAsync(act, value, await AddAsync($"Many {act}", 20)));
    }

    private async Task<(int Act, int Undo)> CountAsync(string name, string? value, long[] ids)
    {
        var act = BulkAct.Find(name)!;
        LanguageTag? language = name == "language" && LanguageTag.TryParse(value, out var tag) ? tag : null;
        app.Asked = 0;
        var (count, _, batch) = await app.InScopeAsync(s => s.GetRequiredService<Bulk>().DoAsync(act, new BulkValue(value, null, language), ids, default));
        Assert.Equal(ids.Length, count);
        var asked = app.Asked;
        app.Asked = 0;
        Assert.Null((await app.InScopeAsync(s => s.GetRequiredService<Undo>().BatchAsync(batch, default))).Problem);
        return (asked, app.Asked);
    }

    // Each in sets of its own, as entries of a real list are.
    private async Task<long[]> AddAsync(string title, int count)
    {
        var ids = new long[count];
        for (var i = 0; i < count; i++)
        {
            var own = string.Create(CultureInfo.InvariantCulture, $"{title} {i}");
            ids[i] = (await app.AddCarryingAsync(own, series: "Series of all", subject: "Of " + own)).Id;
        }
        return ids;
    }

    /// <summary>The product with an ear at what it reads and deletes; rows are written one by one in any case.</summary>
    public sealed class App : CatalogueApp
    {
        private readonly Ear ear = new();

        public int Asked { get => ear.Asked; set => ear.Asked = value; }

        protected override IInterceptor Interceptor => ear;

        private sealed class Ear : DbCommandInterceptor
        {
            public int Asked { get; set; }

            public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
            {
                Asked += command.CommandText.StartsWith("SELECT", StringComparison.Ordinal) ? 1 : 0;
                return ValueTask.FromResult(result);
            }

            // Of EF's own, which come with their number of rows, those that delete what a query finds.
            public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
            {
                Asked += command.CommandText.StartsWith("DELETE", StringComparison.Ordinal) ? 1 : 0;
                return ValueTask.FromResult(result);
            }
        }
    }
}
