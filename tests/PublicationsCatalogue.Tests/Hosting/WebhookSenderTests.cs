using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Hosting;

public sealed class WebhookSenderTests(WebhookSenderTests.App app) : IClassFixture<WebhookSenderTests.App>
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task Where_no_host_may_be_told_anything_the_outbox_is_looked_at_each_hour_and_not_while_the_first_readers_come()
    {
        _ = app.Services.GetRequiredService<TimeProvider>();
        for (var i = 0; i < 30; i++)
            Assert.False(await app.IsAskedAfterAsync(Look, Moment), "The outbox was looked at.");

        for (var i = 0; i < 100; i++)
        {
            if (await app.IsAskedAfterAsync(TimeSpan.FromHours(1), 4 * Moment))
                return;
        }
        Assert.Fail("The outbox was never looked at.");
    }

    /// <summary>The product with an ear for looks at what is to be sent.</summary>
    public sealed class App : CatalogueApp
    {
        private readonly Ear ear = new();

        protected override IInterceptor Interceptor => ear;

        public Task<bool> IsAskedAfterAsync(TimeSpan step, TimeSpan within)
        {
            Clock.Advance(step);
            return ear.Heard.WaitAsync(within);
        }

        private sealed class Ear : DbCommandInterceptor
        {
            public SemaphoreSlim Heard { get; } = new(0);

            public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
            {
                if (command.CommandText.Contains("\"WebhookDeliveries\"", StringComparison.Ordinal))
                    Heard.Release();
                return ValueTask.FromResult(result);
            }
        }
    }
}
