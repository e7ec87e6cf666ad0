using System.Net;
using Microsoft.Extensions.Time.Testing;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Account;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Account;

public sealed class ThrottleTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly CatalogueApp app = new();

    public Task InitializeAsync() => app.InitializeAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    ValueTask IAsyncDisposable.DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task M_09_After_five_wrong_tries_even_the_right_password_waits_a_quarter_of_an_hour(bool exists)
    {
        var name = exists ? (await app.AddPersonAsync(Roles.Editor)).Email! : "nobody@example.org";
        using var stranger = app.Fresh();
        for (var i = 0; i < 5; i++)
            using (var wrong = await stranger.TrySignInAsync(name, "wrong wrong wrong"))
                Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);

        using var blocked = await stranger.TrySignInAsync(name, SignIn.Password);

        Assert.Equal(HttpStatusCode.TooManyRequests, blocked.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(15), blocked.Headers.RetryAfter!.Delta);
        Assert.Contains("Wait 15 minutes", (await blocked.PageAsync()).QuerySelector(".error-summary").Text(), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromMinutes(15));
        using var later = await stranger.TrySignInAsync(name, SignIn.Password);
        Assert.Equal(exists ? HttpStatusCode.Redirect : HttpStatusCode.BadRequest, later.StatusCode);
    }

    [Fact]
    public async Task M_09_Strangers_cannot_lock_a_person_out_of_a_device_that_is_known()
    {
        var user = await app.AddPersonAsync(Roles.Owner);
        using var own = await app.BrowserOfAsync(user);
        using (var ended = await own.SubmitAsync(await own.PageAsync("/account/password"), ".staff form", new Dictionary<string, string>()))
            Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        using var stranger = app.Fresh();
        for (var i = 0; i < 7; i++)
            using (await stranger.TrySignInAsync(user.Email!, "wrong wrong wrong"))
            {
            }

        using var answer = await own.TrySignInAsync(user.Email!, SignIn.Password);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task M_09_One_address_has_thirty_wrong_tries_whatever_names_it_tries_or_headers_it_sends()
    {
        using var stranger = app.Fresh();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 31; i++)
        {
            stranger.DefaultRequestHeaders.Remove("X-Forwarded-For");
            stranger.DefaultRequestHeaders.Add("X-Forwarded-For", $"203.0.113.{i}");
            using var answer = await stranger.TrySignInAsync($"name{i}", "wrong wrong wrong");
            statuses.Add(answer.StatusCode);
        }

        Assert.All(statuses[..30], s => Assert.Equal(HttpStatusCode.BadRequest, s));
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[30]);
    }

    [Fact]
    public void M_57_A_flood_of_names_takes_a_bounded_room()
    {
        var throttle = new SignInThrottle(new FakeTimeProvider());

        for (var i = 0; i < SignInThrottle.MostKeys + 5000; i++)
            throttle.Take([($"person:{i}", 5)]);

        Assert.Equal(SignInThrottle.MostKeys, throttle.Keys);
    }
}
