using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Webhooks;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Hosting;

/// <summary>What becomes of a message that is not taken.</summary>
public sealed class WebhookRetryTests(WebhookApp app) : IClassFixture<WebhookApp>
{
    [Fact]
    public async Task A_message_that_is_not_taken_comes_again_with_the_same_id_and_a_later_signature()
    {
        await using var receiver = await Receiver.StartAsync();
        var hook = await app.HookAsync(receiver);
        receiver.AnswersWith(StatusCodes.Status500InternalServerError);
        await app.AddAsync(A.Publication("Again").Published());
        var first = await app.ToldAsync(receiver);
        var failed = await app.UntilAsync(hook.Id, d => d[0].Attempts > 0, TimeSpan.Zero);
        Assert.Equal((500, "It answered 500.", DeliveryOutcome.Waiting), (failed[0].Status, failed[0].Problem, failed[0].Outcome));

        receiver.AnswersWith(StatusCodes.Status200OK);
        var second = await app.ToldAsync(receiver);
        Assert.Equal(first.Id, second.Id);
        Assert.True(second.Sent > first.Sent);
        Assert.True(first.IsSignedWith(hook.Secret) && second.IsSignedWith(hook.Secret));
        Assert.Equal(DeliveryOutcome.Delivered, (await app.UntilAsync(hook.Id, d => d[0].NextAt is null, TimeSpan.Zero))[0].Outcome);
    }

    [Fact]
    public async Task Each_wait_is_longer_until_it_is_given_up_and_five_days_of_failures_switch_the_address_off()
    {
        await using var receiver = await Receiver.StartAsync();
        var hook = await app.HookAsync(receiver);
        receiver.AnswersWith(StatusCodes.Status503ServiceUnavailable);
        await app.AddAsync(A.Publication("Never taken").Published());
        List<TimeSpan> waits = [];
        for (var attempts = 1; attempts <= WebhookDelivery.Waits.Count; attempts++)
        {
            var tried = (await app.UntilAsync(hook.Id, d => d[0].Attempts == attempts, waits.Count == 0 ? null : waits[^1] + TimeSpan.FromMinutes(31)))[0];
            waits.Add(tried.NextAt!.Value - tried.LastAt!.Value);
        }
        Assert.Equal(WebhookDelivery.Waits, waits);
        Assert.Equal(DeliveryOutcome.GivenUp, (await app.UntilAsync(hook.Id, d => d[0].NextAt is null, TimeSpan.FromHours(11)))[0].Outcome);
        Assert.Null((await app.WebhookAsync(hook.Id)).StoppedAt);

        // The first failure after a silence is none of five days: the message has all its tries.
        app.Clock.Advance(Webhook.Patience);
        await app.AddAsync(A.Publication("The last straw").Published());
        for (var attempts = 1; attempts <= WebhookDelivery.Waits.Count; attempts++)
            await app.UntilAsync(hook.Id, d => d[1].Attempts == attempts, TimeSpan.FromHours(11));
        Assert.Null((await app.WebhookAsync(hook.Id)).StoppedAt);
        await app.AddAsync(A.Publication("Waits behind it").Published());
        await app.UntilAsync(hook.Id, d => d[1].NextAt is null, TimeSpan.FromHours(11));
        var stopped = await app.WebhookAsync(hook.Id);
        Assert.Equal("It failed for 5 days: It answered 503.", stopped.StoppedBecause);
        await app.AddAsync(A.Publication("While it is off").Published());
        Assert.Equal(3, (await app.DeliveriesAsync(hook.Id)).Count);

        // What waited is sent when somebody switches it on again.
        receiver.AnswersWith(StatusCodes.Status200OK);
        await app.InScopeAsync(async s => { await s.GetRequiredService<WebhookDesk>().ResumeAsync(await s.GetRequiredService<CatalogueContext>().Webhooks.SingleAsync(w => w.Id == hook.Id), default); return 0; });
        Assert.Equal(DeliveryOutcome.Delivered, (await app.UntilAsync(hook.Id, d => d[2].NextAt is null))[2].Outcome);
    }

    [Fact]
    public async Task A_test_that_fails_says_nothing_of_how_long_messages_have_not_come_through()
    {
        await using var receiver = await Receiver.StartAsync();
        var hook = await app.HookAsync(receiver);
        receiver.AnswersWith(StatusCodes.Status500InternalServerError);
        await app.InScopeAsync(async s => { await s.GetRequiredService<WebhookDesk>().TestAsync(await s.GetRequiredService<CatalogueContext>().Webhooks.SingleAsync(w => w.Id == hook.Id), default); return 0; });
        Assert.Equal(DeliveryOutcome.GivenUp, (await app.UntilAsync(hook.Id, d => d[0].NextAt is null))[0].Outcome);
        Assert.Null((await app.WebhookAsync(hook.Id)).FailingSince);
    }

    [Fact]
    public async Task An_address_that_fails_rests_and_is_not_asked_for_each_message_that_waits()
    {
        await using var receiver = await Receiver.StartAsync();
        var hook = await app.HookAsync(receiver);
        receiver.AnswersWith(StatusCodes.Status500InternalServerError);
        await app.AddManyAsync(20, _ => A.Publication().Published());
        await app.UntilAsync(hook.Id, d => d.Sum(one => one.Attempts) >= 3);
        Assert.True((await app.WebhookAsync(hook.Id)).RestsUntil > app.Now);

        receiver.AnswersWith(StatusCodes.Status200OK);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        var deliveries = await app.UntilAsync(hook.Id, d => d.TrueForAll(one => one.NextAt is null));
        Assert.Equal(23, deliveries.Sum(d => d.Attempts));
        Assert.Null((await app.WebhookAsync(hook.Id)).RestsUntil);
    }

    [Theory]
    [InlineData("3600", 1)]
    [InlineData("date", 2)]
    [InlineData("99999999", 24)]
    public async Task A_receiver_that_asks_to_be_left_alone_is_told_nothing_until_then_and_for_at_most_a_day(string asked, int hours)
    {
        await using var receiver = await Receiver.StartAsync();
        var hook = await app.HookAsync(receiver);
        receiver.Answer = http =>
        {
            http.Response.Headers.RetryAfter = asked == "date" ? app.Clock.GetUtcNow().AddHours(hours).ToString("R", CultureInfo.InvariantCulture) : asked;
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Task.CompletedTask;
        };
        await app.AddAsync(A.Publication("Too much").Published());
        await app.ToldAsync(receiver);
        var put = (await app.UntilAsync(hook.Id, d => d[0].Attempts == 1, TimeSpan.Zero))[0];
        await app.AddAsync(A.Publication("Waits too").Published());
        Assert.InRange(put.NextAt!.Value - put.LastAt!.Value, TimeSpan.FromHours(hours) - TimeSpan.FromSeconds(1), TimeSpan.FromHours(hours));
        Assert.Equal(put.NextAt, (await app.WebhookAsync(hook.Id)).RestsUntil);

        app.Clock.Advance(TimeSpan.FromHours(hours) - TimeSpan.FromMinutes(1));
        Assert.DoesNotContain(hook.Id, await app.InScopeAsync(s => s.GetRequiredService<OutgoingMessages>().WaitingAsync(default)));
        receiver.AnswersWith(StatusCodes.Status200OK);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.UntilAsync(hook.Id, d => d.TrueForAll(one => one.Outcome == DeliveryOutcome.Delivered));
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_410_ends_it()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var elsewhere = await Receiver.StartAsync();
        var hook = await app.HookAsync(receiver);
        receiver.Answer = http =>
        {
            http.Response.Headers.Location = elsewhere.Address.AbsoluteUri;
            http.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            return Task.CompletedTask;
        };
        await app.AddAsync(A.Publication("Led on").Published());
        Assert.Equal("It answered 307: redirects are not followed.", (await app.UntilAsync(hook.Id, d => d[0].Attempts > 0))[0].Problem);
        Assert.False(elsewhere.HasMore);

        receiver.AnswersWith(StatusCodes.Status410Gone);
        await app.UntilAsync(hook.Id, d => d[0].Attempts > 1);
        Assert.Equal("It answered 410: it wants to be told nothing any more.", (await app.WebhookAsync(hook.Id)).StoppedBecause);
        using var owner = await app.SignedInAsync(Roles.Owner);
        Assert.Contains("system switched off the webhook of localhost", (await owner.PageAsync("/admin/changes")).QuerySelector(".changes").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_holds_up_neither_others_nor_the_desk_and_is_left_after_ten_seconds()
    {
        await using var slow = await Receiver.StartAsync();
        await using var quick = await Receiver.StartAsync();
        var (hook, _) = (await app.HookAsync(slow), await app.HookAsync(quick));
        slow.Answer = http => Task.Delay(Timeout.Infinite, http.RequestAborted);
        await app.AddAsync(A.Publication("For both").Published());
        await app.ToldAsync(slow);
        Assert.Equal("For both", (await quick.NextAsync()).Title);
        await app.AddAsync(A.Publication("For both again").Published());
        using var owner = await app.SignedInAsync(Roles.Owner);
        Assert.Contains("not yet", (await owner.PageAsync(string.Create(CultureInfo.InvariantCulture, $"/admin/webhooks/{hook.Id}"))).QuerySelector("main").Text(), StringComparison.Ordinal);

        app.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("For both again", (await quick.NextAsync()).Title);
        app.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal((null, "No answer within 10 seconds."), (await app.UntilAsync(hook.Id, d => d[0].Attempts > 0, TimeSpan.Zero))[0] is var first ? (first.Status, first.Problem) : default);
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read()
    {
        await using var receiver = await Receiver.StartAsync();
        var hook = await app.HookAsync(receiver);
        var ended = new TaskCompletionSource();
        receiver.Answer = async http =>
        {
            try
            {
                for (var block = new byte[64 * 1024]; !http.RequestAborted.IsCancellationRequested;)
                    await http.Response.Body.WriteAsync(block, http.RequestAborted);
            }
            catch (OperationCanceledException)
            {
                // The catalogue has gone.
            }
            ended.TrySetResult();
        };
        await app.AddAsync(A.Publication("Flooded").Published());
        Assert.Equal(DeliveryOutcome.Delivered, (await app.UntilAsync(hook.Id, d => d[0].NextAt is null))[0].Outcome);
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task What_was_sent_is_forgotten_after_thirty_days()
    {
        await using var receiver = await Receiver.StartAsync();
        var hook = await app.HookAsync(receiver);
        await app.AddAsync(A.Publication("Long ago").Published());
        await app.ToldAsync(receiver);
        app.Clock.Advance(TimeSpan.FromDays(29));
        await app.AddAsync(A.Publication("Of late").Published());
        await app.ToldAsync(receiver);
        Assert.Equal(2, (await app.DeliveriesAsync(hook.Id)).Count);

        await app.UntilAsync(hook.Id, d => d.Count == 1, TimeSpan.FromDays(1.5));
    }
}
