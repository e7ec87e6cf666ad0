using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Admin;
using PublicationsCatalogue.Tests.Features.Account;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

/// <summary>S-11: a request that is sent again because its answer was lost does nothing twice (draft-ietf-httpapi-idempotency-key-header).</summary>
public sealed class IdempotencyTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private const string Entries = "/api/v1/entries";

    [Fact]
    public async Task The_same_key_makes_one_entry_for_one_person_and_is_answered_as_the_first_time()
    {
        using var program = await app.ProgramAsync();
        using var other = await app.ProgramAsync();
        var key = Guid.NewGuid().ToString();
        using var first = await SendAsync(program, key, """{ "title": "Once only" }""");
        var id = (await first.JsonAsync()).GetProperty("id").GetInt64();
        await app.ChangeAsync(id, p => p.Texts[0].Title = "Changed since");
        foreach (var _ in Enumerable.Range(0, 3))
        {
            using var again = await SendAsync(program, key, """{ "title": "Once only" }""");
            Assert.Equal((HttpStatusCode.Created, first.Headers.Location, first.Headers.ETag, first.Content.Headers.ContentType), (again.StatusCode, again.Headers.Location, again.Headers.ETag, again.Content.Headers.ContentType));
            Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        }

        using var others = await SendAsync(other, key, """{ "title": "Once only" }""");
        Assert.NotEqual(id, (await others.JsonAsync()).GetProperty("id").GetInt64());
        using var withoutKey = await SendAsync(program, null, """{ "title": "Once only" }""");
        Assert.NotEqual(id, (await withoutKey.JsonAsync()).GetProperty("id").GetInt64());
    }

    [Fact]
    public async Task Sent_together_one_makes_the_entry_and_the_others_are_told_to_wait_or_get_the_same_answer()
    {
        using var program = await app.ProgramAsync();
        var key = Guid.NewGuid().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SendAsync(program, key, """{ "title": "Once together" }""")));

        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict, $"{a.StatusCode}"));
        Assert.Single(answers.Where(a => a.StatusCode == HttpStatusCode.Created).Select(a => a.Headers.Location).Distinct());
        Assert.Equal(1, await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Publications.CountAsync(p => p.Texts.Any(t => t.Title == "Once together"))));
    }

    [Fact]
    public async Task While_the_first_is_not_answered_the_same_key_is_refused_with_409_and_is_free_afterwards()
    {
        using var program = await app.ProgramAsync();
        var key = Guid.NewGuid().ToString();
        // More than waits in between: when half of it has left, the server has begun to read.
        var body = new string(' ', 500_000) + """{ "title": "Slowly sent" }""";
        using var content = new Slow(body);
        var first = SendAsync(program, key, content);
        await content.HalfIsSent;

        using var second = await SendAsync(program, key, body);
        Assert.Equal((HttpStatusCode.Conflict, "Idempotency-Key"), (second.StatusCode, (await second.JsonAsync()).At("errors.0.header")));
        content.SendTheRest();
        using var answered = await first;
        using var third = await SendAsync(program, key, body);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created, answered.Headers.Location), (answered.StatusCode, third.StatusCode, third.Headers.Location));
    }

    [Fact]
    public async Task The_same_key_with_another_request_is_refused_with_422_and_nothing_is_done()
    {
        using var program = await app.ProgramAsync();
        var key = Guid.NewGuid().ToString();
        using var first = await SendAsync(program, key, """{ "title": "The first body" }""");
        foreach (var body in new[] { """{ "title": "Another body" }""", """{ "title":"The first body" }""", "", "{" })
        {
            using var answer = await SendAsync(program, key, body);
            Assert.Equal((422, "application/problem+json", "Idempotency-Key"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, (await answer.JsonAsync()).At("errors.0.header")));
        }
        Assert.False(await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Publications.AnyAsync(p => p.Texts.Any(t => t.Title == "Another body"))));
    }

    [Fact]
    public async Task A_request_that_was_refused_has_done_nothing_and_its_key_is_free_for_the_right_one()
    {
        using var program = await app.ProgramAsync();
        var key = Guid.NewGuid().ToString();
        using var wrong = await SendAsync(program, key, """{ "title": "" }""");
        using var right = await SendAsync(program, key, """{ "title": "Now right" }""");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Created), (wrong.StatusCode, right.StatusCode));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("{201}")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        using var program = await app.ProgramAsync();
        using var answer = await SendAsync(program, key == "{201}" ? new string('k', 201) : key, """{ "title": "Without a key" }""");
        Assert.Equal((HttpStatusCode.BadRequest, "Idempotency-Key"), (answer.StatusCode, (await answer.JsonAsync()).At("errors.0.header")));
    }

    [Fact]
    public async Task A_key_is_known_for_a_day_and_then_nothing_of_the_answer_is_kept()
    {
        await using var own = new CatalogueApp();
        await own.InitializeAsync();
        using var program = await own.ProgramAsync();
        using var first = await SendAsync(program, "daily", """{ "title": "Each day" }""");
        own.Clock.Advance(OnceOnly.KeptFor - TimeSpan.FromMinutes(1));
        using var sameDay = await SendAsync(program, "daily", """{ "title": "Each day" }""");
        own.Clock.Advance(TimeSpan.FromMinutes(1));
        using var nextDay = await SendAsync(program, "daily", """{ "title": "Each day" }""");

        Assert.Equal(first.Headers.Location, sameDay.Headers.Location);
        Assert.NotEqual(first.Headers.Location, nextDay.Headers.Location);
        own.Clock.Advance(OnceOnly.KeptFor);
        using var another = await SendAsync(program, "another", """{ "title": "Each day" }""");
        Assert.Equal([another.Headers.Location!.OriginalString], await own.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().KeptAnswers.Select(a => a.Location).ToListAsync()));
    }

    [Fact]
    public async Task A_key_is_known_after_a_restart_too()
    {
        await using var data = new CatalogueApp();
        await data.InitializeAsync();
        string token;
        Uri? made;
        await using (var before = data.WithWebHostBuilder(_ => { }))
        {
            token = await TokenAsync(before.Services, data.Now.AddDays(9));
            using var program = Program(before, token);
            using var first = await SendAsync(program, "over a restart", """{ "title": "Before the restart" }""");
            made = first.Headers.Location;
        }
        await using var after = data.WithWebHostBuilder(_ => { });
        using var again = Program(after, token);
        using var second = await SendAsync(again, "over a restart", """{ "title": "Before the restart" }""");

        Assert.NotNull(made);
        Assert.Equal((HttpStatusCode.Created, made), (second.StatusCode, second.Headers.Location));
    }

    private static HttpClient Program(WebApplicationFactory<Program> server, string token)
    {
        var program = server.CreateClient();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return program;
    }

    private static async Task<string> TokenAsync(IServiceProvider server, DateTime until)
    {
        await using var scope = server.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        await scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>().CreateAsync(new IdentityRole(Roles.Editor));
        var person = new User { UserName = "program@example.org", Email = "program@example.org", DisplayName = "Ana" };
        Assert.True((await people.CreateAsync(person)).Succeeded && (await people.AddToRoleAsync(person, Roles.Editor)).Succeeded);
        return await scope.ServiceProvider.GetRequiredService<ApiTokens>().MakeAsync(person, "over a restart", TokenScopes.Write, until, default);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient program, string? key, string body) => SendAsync(program, key, new StringContent(body, Encoding.UTF8, "application/json"));

    private static Task<HttpResponseMessage> SendAsync(HttpClient program, string? key, HttpContent body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Entries) { Content = body };
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return program.SendAsync(request);
    }

    /// <summary>A body of which the second half comes when the test says so.</summary>
    private sealed class Slow : HttpContent
    {
        private readonly byte[] bytes;
        private readonly TaskCompletionSource half = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource rest = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Slow(string json)
        {
            bytes = Encoding.UTF8.GetBytes(json);
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        public Task HalfIsSent => half.Task;

        public void SendTheRest() => rest.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
            await stream.FlushAsync();
            half.SetResult();
            await rest.Task;
            await stream.WriteAsync(bytes.AsMemory(bytes.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
