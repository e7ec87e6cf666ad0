using System.Net;
using System.Text.Json;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Api;

public sealed class ReadTests(ApiApp app) : IClassFixture<ApiApp>
{
    private readonly HttpClient reader = app.Reader();

    [Theory]
    [InlineData("newest", 7)]
    [InlineData("oldest", 20)]
    public async Task All_that_is_public_comes_once_and_in_order_page_by_page(string order, int size)
    {
        var all = await FollowAsync($"/api/v1/publications?sort={order}&per_page={size}&fields=id,dateIssued");

        var whole = (await reader.JsonAsync("/publications.json")).Items().Select(i => i.At("id")).ToList();
        Assert.Equal(whole.Count, all.Count);
        Assert.Equal(whole.ToHashSet(), all.Select(i => i.At("id")).ToHashSet());
        var years = all.Select(i => i.At("dateIssued")?[..4] ?? "0000").ToList();
        Assert.Equal(order == "newest" ? years.OrderDescending(StringComparer.Ordinal) : years.Order(StringComparer.Ordinal), years);
    }

    [Theory]
    [InlineData("/api/v1/search?q=cooperative&sort=best", "/search.json?q=cooperative")]
    [InlineData("/api/v1/search?q=cooperative&sort=title", "/search.json?q=cooperative&sort=title")]
    [InlineData("/api/v1/search?q=cooperative&sort=newest", "/search.json?q=cooperative&sort=newest")]
    [InlineData("/api/v1/search?q=cooperative&sort=oldest&from=2019", "/search.json?q=cooperative&sort=oldest&from=2019")]
    [InlineData("/api/v1/months/2021-10?", "/2021/10.json")]
    [InlineData("/api/v1/publications?type=report&lang=fr", "/search.json?type=report&lang=fr")]
    public async Task A_list_read_page_by_page_is_the_list_of_the_page(string call, string page)
    {
        var paged = await FollowAsync($"{call}&per_page=3");

        var whole = (await reader.JsonAsync(page)).Items().ToList();
        Assert.NotEmpty(whole);
        // Within one day a page's own order counts, so days may be cut between two.
        Assert.Equal(whole.Select(i => i.At("id")).ToHashSet(), paged.Select(i => i.At("id")).ToHashSet());
        Assert.Equal(whole.Count, paged.Count);
        if (!call.Contains("newest", StringComparison.Ordinal) && !call.Contains("oldest", StringComparison.Ordinal))
            Assert.Equal(whole.Select(i => i.At("id")), paged.Select(i => i.At("id")));
    }

    [Fact]
    public async Task A_publication_is_the_same_wherever_it_is_told()
    {
        var page = await reader.GetStringAsync(new Uri($"/publications/{ApiApp.Full}.json", UriKind.Relative));

        Assert.Equal(page, await reader.GetStringAsync(new Uri($"/api/v1/publications/{ApiApp.Full}", UriKind.Relative)));
        var found = (await reader.JsonAsync("/api/v1/search?q=%22A+full+record%22")).Items().First();
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(page).RootElement, found), found.ToString());
    }

    [Fact]
    public async Task Only_the_fields_that_were_asked_for_come()
    {
        var one = await reader.JsonAsync($"/api/v1/publications/{ApiApp.Full}?fields=title,series,dateIssued");
        var list = await reader.JsonAsync("/api/v1/publications?fields=title&per_page=2");

        Assert.Equal(["title", "dateIssued"], one.EnumerateObject().Select(p => p.Name));
        Assert.All(list.Items(), i => Assert.Equal(["title"], i.EnumerateObject().Select(p => p.Name)));
    }

    [Fact]
    public async Task A_search_counts_and_tells_what_it_can_be_narrowed_by_with_values_that_narrow()
    {
        var found = await reader.JsonAsync("/api/v1/search?q=told");
        var author = found.GetProperty("facets").EnumerateArray().Single(f => f.At("parameter") == "author").GetProperty("values")[0];
        var narrowed = await reader.JsonAsync($"/api/v1/search?q=told&author={author.At("value")}");

        Assert.Equal("2", found.At("total.count"));
        Assert.Equal("Ruiz, Ana", author.At("label"));
        Assert.Equal(author.At("count"), narrowed.At("total.count"));
        Assert.Equal("A told report", narrowed.At("items.0.title"));
    }

    [Theory]
    [InlineData("series", "Told series", "series")]
    [InlineData("subjects", "Told subject", "subject")]
    [InlineData("agents", "Ruiz, Ana", "author")]
    public async Task A_name_is_listed_read_and_leads_to_its_publications(string list, string label, string parameter)
    {
        var term = (await reader.JsonAsync($"/api/v1/{list}?q={label[..4]}")).Items().Single(t => t.At("label") == label);
        var one = await reader.JsonAsync($"/api/v1/{list}/{term.At("slug")}");
        var publications = await reader.JsonAsync(new Uri(one.At("publications")!).PathAndQuery);

        Assert.Equal(label, one.At("label"));
        Assert.Contains($"{parameter}=", one.At("publications"), StringComparison.Ordinal);
        Assert.Equal(["A told report"], publications.Titles());
        Assert.Contains(await FollowAsync($"/api/v1/{list}?per_page=1"), t => t.At("label") == label);
    }

    [Fact]
    public async Task Months_are_counted_as_on_the_pages_and_lead_to_what_they_hold()
    {
        var months = (await reader.JsonAsync("/api/v1/months")).Items().ToList();
        var first = await FollowAsync(new Uri(months[0].At("publications")!).PathAndQuery);

        Assert.Equal(months[0].At("count"), first.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((await reader.JsonAsync("/publications.json")).Items().Count(), months.Sum(m => m.GetProperty("count").GetInt32()));
    }

    [Fact]
    public async Task An_answer_has_a_tag_that_spares_the_next_and_a_change_ends_it()
    {
        var entry = await app.AddAsync(A.Publication("Tagged").Issued("2015-01").Published());
        var address = new Uri($"/api/v1/publications/{entry.Slug}", UriKind.Relative);
        using var first = await reader.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotModified, await TaggedAsync());

        await app.ChangeAsync(entry.Id, p => p.Texts[0].Title = "Tagged anew");

        Assert.Equal(HttpStatusCode.OK, await TaggedAsync());

        async Task<HttpStatusCode> TaggedAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var answer = await reader.SendAsync(request);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_withdrawn_publication_is_gone_with_its_reason_a_trashed_one_without_and_an_old_address_leads_on()
    {
        var (drawn, trashed) = (await app.AddAsync(A.Publication("Drawn back").Withdrawn("It was wrong")), await app.AddAsync(A.Publication("Thrown away").Published()));
        await app.ChangeAsync(trashed.Id, p => p.Trash(app.Now));
        var moved = await app.AddAsync(A.Publication("Moved on").Published());
        await app.RenameAsync(moved.Id, "moved-on-for-good");

        using var gone = await reader.GetAsync(new Uri($"/api/v1/publications/{drawn.Slug}", UriKind.Relative));
        using var nothing = await reader.GetAsync(new Uri($"/api/v1/publications/{trashed.Slug}", UriKind.Relative));
        using var elsewhere = await reader.GetAsync(new Uri($"/api/v1/publications/{moved.Slug}?fields=title", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains("It was wrong", (await gone.JsonAsync()).At("detail"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, nothing.StatusCode);
        Assert.DoesNotContain("Thrown", await nothing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/api/v1/publications/moved-on-for-good?fields=title", elsewhere.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("application/x-bibtex", "application/x-bibtex", 200)]
    [InlineData("application/json", "application/json", 200)]
    [InlineData("application/json;q=0.5, */*;q=0.1", "application/json", 200)]
    [InlineData("image/png", "application/problem+json", 406)]
    [InlineData("application/json;q=0", "application/problem+json", 406)]
    public async Task The_accept_header_chooses_the_form_whatever_was_asked_before(string accept, string type, int status)
    {
        foreach (var _ in new[] { 1, 2 })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/publications/{ApiApp.Full}");
            request.Headers.TryAddWithoutValidation("Accept", accept);
            using var answer = await reader.SendAsync(request);
            Assert.Equal((status, type), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            (await reader.GetAsync(new Uri($"/api/v1/publications/{ApiApp.Full}", UriKind.Relative))).Dispose();
        }
    }

    private async Task<List<JsonElement>> FollowAsync(string address)
    {
        List<JsonElement> all = [];
        for (string? next = address; next is not null;)
        {
            using var answer = await reader.GetAsync(new Uri(next, UriKind.RelativeOrAbsolute));
            var list = await answer.JsonAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.OK, list.ToString());
            all.AddRange(list.Items());
            next = list.At("next");
            Assert.Equal(next is null, !answer.Headers.Contains("Link"));
            Assert.True(next is null || answer.Headers.GetValues("Link").Single() == $"<{next}>; rel=\"next\"");
            Assert.True(all.Count < 2000, "It never ends.");
        }
        return all;
    }
}
