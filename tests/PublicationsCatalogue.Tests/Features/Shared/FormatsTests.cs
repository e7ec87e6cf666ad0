using System.Net;
using System.Net.Http.Headers;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Shared;

/// <summary>One page, many forms: by suffix and by what a request accepts.</summary>
public sealed class FormatsTests(FormatsTests.App app) : IClassFixture<FormatsTests.App>
{
    private static readonly string[] Lists =
    [
        "/publications", "/2018", "/2018/05", "/2018/no-month", "/undated", "/series/formed-letters", "/subjects/forms", "/authors/former-f", "/types/report", "/languages/fr",
        "/search?q=formed", "/search?type=report&lang=fr&sort=title", "/search",
    ];

    public static TheoryData<string> Suffixes => [.. Format.All.Select(f => f.Suffix)];

    [Theory]
    [MemberData(nameof(Suffixes))]
    public async Task Every_list_can_be_had_in_every_format_with_its_media_type_and_a_file_name(string suffix)
    {
        using var reader = app.Reader();
        var format = Format.Find(suffix)!;
        foreach (var list in Lists)
        {
            var address = PublicationsCatalogue.Features.Shared.AskedFormats.In(list, format);
            using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative));
            // A calendar has days.
            if (!format.IsFor(FormatUse.List) && (!format.IsFor(FormatUse.Days) || list is not ("/2018" or "/2018/05")))
            {
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
                continue;
            }
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} answers {answer.StatusCode}");
            Assert.Equal(format.MediaType, answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal(format.IsDownload ? "attachment" : "inline", answer.Content.Headers.ContentDisposition?.DispositionType);
            Assert.EndsWith("." + suffix, answer.Content.Headers.ContentDisposition?.FileName, StringComparison.Ordinal);
            Assert.Contains(list.StartsWith("/undated", StringComparison.Ordinal) ? "Formed without a date" : list.Contains("no-month", StringComparison.Ordinal) ? "Formed in a year" : "Formed letter",
                await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Plain title; \"quoted\"/../..\r\nX: y")]
    [InlineData("Συνεταιρισμοί 2021")]
    [InlineData("التعاونيات")]
    public async Task A_file_has_the_name_of_its_page_whatever_the_title_says(string title)
    {
        var slug = Slug.From(title, "publication").ToString();
        await app.AddAsync(A.Publication(title).At(slug).Published());
        using var reader = app.Reader();
        using var answer = await reader.GetAsync(new Uri($"/publications/{slug}.bib", UriKind.Relative));

        Assert.Equal($"attachment; filename={slug}.bib", Assert.Single(answer.Content.Headers.GetValues("Content-Disposition")));
    }

    [Theory]
    [MemberData(nameof(Suffixes))]
    public async Task An_entry_can_be_had_in_the_formats_that_are_for_one_and_in_the_language_asked_for(string suffix)
    {
        using var reader = app.Reader();
        using var own = await reader.GetAsync(new Uri($"/publications/formed-twice.{suffix}", UriKind.Relative));
        using var french = await reader.GetAsync(new Uri($"/publications/formed-twice/fr.{suffix}", UriKind.Relative));
        if (!Format.Find(suffix)!.IsFor(FormatUse.Entry | FormatUse.Links))
        {
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (own.StatusCode, french.StatusCode));
            return;
        }
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (own.StatusCode, french.StatusCode));
        Assert.Contains("rel=\"describes\"", Assert.Single(own.Headers.GetValues("Link")), StringComparison.Ordinal);
        // Tells where it leads to, not what it is.
        if (!Format.Find(suffix)!.IsFor(FormatUse.Entry))
            return;
        Assert.Contains("Formed twice", await own.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Formé deux fois", await french.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("series=gone-since")]
    [InlineData("type=nope&q=formed")]
    [InlineData("lang=ga&type=report")]
    [InlineData("author=nobody&subject=nothing")]
    public async Task A_filter_that_nothing_here_has_gives_nothing_to_programs_and_is_named(string filter)
    {
        using var reader = app.Reader();
        var feed = await reader.GetStringAsync(new Uri($"/search.atom?{filter}", UriKind.Relative));
        var list = await reader.GetStringAsync(new Uri($"/search.csv?{filter}", UriKind.Relative));

        Assert.DoesNotContain("<entry>", feed, StringComparison.Ordinal);
        Assert.Contains(filter.Split('&', '=').First(part => part is "gone-since" or "nope" or "ga" or "nobody"), feed, StringComparison.Ordinal);
        Assert.Single(list.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.GetAsync(new Uri("/search.json?from=2014-02", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Where_the_page_redirects_is_gone_or_is_not_there_so_are_its_forms()
    {
        using var reader = app.Reader();
        foreach (var (address, status, location) in new (string, HttpStatusCode, string?)[]
        {
            ("/2018/5.csv", HttpStatusCode.MovedPermanently, "/2018/05.csv"),
            ("/publications/formed-before.bib", HttpStatusCode.MovedPermanently, "/publications/formed-now.bib"),
            ("/publications/formed-twice/en.ris", HttpStatusCode.MovedPermanently, "/publications/formed-twice.ris"),
            ("/feed.atom", HttpStatusCode.MovedPermanently, "/publications.atom"),
            ("/feed.json", HttpStatusCode.MovedPermanently, "/publications.feed.json"),
            ("/feed.feed.json", HttpStatusCode.MovedPermanently, "/publications.feed.json"),
            ("/feed.csv", HttpStatusCode.NotFound, null),
            ("/publications/formed-gone.json", HttpStatusCode.Gone, null),
            ("/2018/13.csv", HttpStatusCode.NotFound, null),
            ("/1066.csv", HttpStatusCode.NotFound, null),
            ("/series/never.atom", HttpStatusCode.NotFound, null),
            ("/about.json", HttpStatusCode.NotFound, null),
            ("/.json", HttpStatusCode.NotFound, null),
            ("/archive.csv", HttpStatusCode.NotFound, null),
            ("/2018/05.docx", HttpStatusCode.NotFound, null),
            ("/2018/05.BIB", HttpStatusCode.NotFound, null),
            ("/2018/05.bib/", HttpStatusCode.NotFound, null),
            ("/2018/05.bib.bib", HttpStatusCode.NotFound, null),
            ("/publications/formed-twice." + new string('x', 8000), HttpStatusCode.NotFound, null),
            ("/series/" + new string('x', 8000) + ".atom", HttpStatusCode.NotFound, null),
        })
        {
            using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative));
            Assert.True(status == answer.StatusCode, $"{address[..Math.Min(80, address.Length)]} answers {answer.StatusCode}");
            Assert.Equal(location, answer.Headers.Location?.OriginalString);
        }
    }

    [Theory]
    [InlineData("/publications/never.json", null, 404, "application/problem+json")]
    [InlineData("/publications/never.jsonld", null, 404, "application/problem+json")]
    [InlineData("/publications/never.csl.json", null, 404, "application/problem+json")]
    [InlineData("/series/none.feed.json", null, 404, "application/problem+json")]
    [InlineData("/about.json", null, 404, "application/problem+json")]
    [InlineData("/2021/13.bib", null, 404, "text/plain")]
    [InlineData("/series/none.atom", null, 404, "text/plain")]
    [InlineData("/publications/never.dc.xml", "text/html", 404, "text/plain")]
    [InlineData("/publications/formed-gone.json", null, 410, "application/problem+json")]
    [InlineData("/publications/formed-gone.ris", null, 410, "text/plain")]
    [InlineData("/search.json?from=soon", null, 400, "application/problem+json")]
    [InlineData("/search.csv?from=soon", null, 400, "text/plain")]
    [InlineData("/publications/never", "application/json", 404, "application/problem+json")]
    [InlineData("/nowhere/at/all", "application/problem+json", 404, "application/problem+json")]
    [InlineData("/publications/formed-gone", "application/ld+json, */*;q=0.1", 410, "application/problem+json")]
    [InlineData("/publications/never", "application/x-bibtex", 404, "text/plain")]
    [InlineData("/nowhere", "text/plain", 404, "text/plain")]
    [InlineData("/publications/never", "text/html, application/json;q=0.9", 404, "text/html")]
    [InlineData("/publications/never", "image/avif,image/*,*/*;q=0.8", 404, "text/html")]
    [InlineData("/publications/formed-gone", null, 410, "text/html")]
    public async Task An_error_is_told_in_what_its_reader_reads(string address, string? accept, int status, string type)
    {
        using var reader = app.Reader();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        using var answer = await reader.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();

        Assert.Equal((status, type), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        if (type == "text/html")
            return;
        Assert.DoesNotContain("<", body, StringComparison.Ordinal);
        if (type == "text/plain")
            Assert.Matches("^[^\n]{20,300}\n$", body);
        else
            Assert.Equal((status, true), (System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("status").GetInt32(), body.Contains("\"detail\": ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8", "text/html")]
    [InlineData("*/*", "text/html")]
    [InlineData("", "text/html")]
    [InlineData("application/x-bibtex", "application/x-bibtex")]
    [InlineData("application/x-bibtex, */*;q=0.1", "application/x-bibtex")]
    [InlineData("text/html;q=0.5, application/ld+json", "application/ld+json")]
    [InlineData("text/html, application/ld+json", "text/html")]
    [InlineData("application/ld+json;q=0.4, APPLICATION/JSON;q=0.6", "application/json")]
    [InlineData("application/x-bibtex;q=0", "text/html")]
    [InlineData("application/atom+xml", "text/html")]
    [InlineData("nonsense,,;q=x", "text/html")]
    public async Task What_a_request_accepts_decides_and_browsers_get_the_page_from_the_cache_too(string accept, string type)
    {
        using var reader = app.Reader();
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/publications/formed-twice");
            request.Headers.TryAddWithoutValidation("Accept", accept);
            using var answer = await reader.SendAsync(request);
            Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.Equal(["Accept", "Accept-Encoding"], answer.Headers.Vary.Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("application/json", "/publications.json")]
    [InlineData("application/atom+xml", "/publications.atom")]
    [InlineData("text/html", null)]
    [InlineData("*/*", null)]
    public async Task The_front_page_gives_the_whole_catalogue_to_who_accepts_a_form_of_it(string accept, string? same)
    {
        using var reader = app.Reader();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var answer = await reader.SendAsync(request);

        Assert.Equal(["Accept", "Accept-Encoding"], answer.Headers.Vary.Order(StringComparer.Ordinal));
        if (same is null)
            Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        else
            Assert.Equal(await reader.GetStringAsync(new Uri(same, UriKind.Relative)), await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/publications/formed-twice.bib")]
    [InlineData("/2018/05.json")]
    [InlineData("/publications.atom")]
    [InlineData("/search.csv?q=formed")]
    public async Task A_form_asked_for_again_is_answered_in_304_and_HEAD_tells_the_same(string address)
    {
        using var reader = app.Reader();
        using var first = await reader.GetAsync(new Uri(address, UriKind.Relative));
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(Assert.IsType<EntityTagHeaderValue>(first.Headers.ETag));
        using var second = await reader.SendAsync(again);
        using var head = new HttpRequestMessage(HttpMethod.Head, address);
        using var heading = await reader.SendAsync(head);

        Assert.Equal((HttpStatusCode.NotModified, first.Headers.ETag), (second.StatusCode, second.Headers.ETag));
        Assert.Equal((HttpStatusCode.OK, first.Headers.ETag, first.Content.Headers.ContentType), (heading.StatusCode, heading.Headers.ETag, heading.Content.Headers.ContentType));
        Assert.Equal("Accept-Encoding", string.Join(", ", first.Headers.Vary));
    }

    [Fact]
    public async Task A_list_too_long_to_be_kept_is_whole_all_the_same_and_not_sent_again_while_nothing_changes()
    {
        using var reader = app.Reader();
        var address = new Uri("/1999/02.json", UriKind.Relative);
        using var first = await reader.GetAsync(address);
        var body = await first.Content.ReadAsByteArrayAsync();
        using var document = System.Text.Json.JsonDocument.Parse(body);
        async Task<HttpStatusCode> AgainAsync(HttpMethod method)
        {
            using var request = new HttpRequestMessage(method, address);
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var answer = await reader.SendAsync(request);
            return answer.StatusCode;
        }

        Assert.True(body.Length > PublicationsCatalogue.Features.Shared.FormatResult.MostHeldBack, $"{body.Length}");
        Assert.Equal(App.LongOnes, document.RootElement.GetProperty("items").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotModified, await AgainAsync(HttpMethod.Get));
        await app.AddAsync(A.Publication("Changes everything").Issued("1998-01").Published());
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await AgainAsync(HttpMethod.Get), await AgainAsync(HttpMethod.Head)));
    }

    [Fact]
    public async Task A_list_is_in_the_order_of_its_page_over_all_batches()
    {
        using var reader = app.Reader();
        var csv = await reader.GetStringAsync(new Uri("/1997.csv", UriKind.Relative));
        var titles = csv.Split("\r\n")[1..^1].Select(line => line.Split(',')[0]).ToList();
        var page = (await reader.PageAsync("/1997/03")).QuerySelectorAll("h3").Select(h => h.Text()).ToList();

        Assert.Equal((App.Many, App.Many), (titles.Count, titles.Distinct(StringComparer.Ordinal).Count()));
        Assert.Equal(page, titles.Take(page.Count));
    }

    public sealed class App : CatalogueApp, IAsyncLifetime
    {
        /// <summary>Entries so long that together they are no longer held back.</summary>
        public const int LongOnes = 45;

        /// <summary>More than are read at once, many of one day.</summary>
        public const int Many = 430;

        async Task IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            await this.AddReportAsync("Formed letter 1", "2018-05", "Formed letters", "Former, F.", "Forms");
            await AddAsync(A.Publication("Formed in a year").Issued("2018").Published());
            await AddAsync(A.Publication("Formed without a date").Published());
            await AddAsync(A.Publication("Formed and gone").At("formed-gone").Issued("2018-05").Withdrawn("Wrong"));
            await AddAsync(A.Publication("Formed twice").At("formed-twice").Issued("2018-05-03").Published().With((p, _) =>
                p.Texts.Add(new PublicationText { Language = LanguageTag.TryParse("fr", out var tag) ? tag : default, Title = "Formé deux fois" })));
            var moved = await AddAsync(A.Publication("Formed and moved").At("formed-before").Issued("2018-05").Published());
            await this.RenameAsync(moved.Id, "formed-now");
            for (var i = 0; i < LongOnes; i++)
                await AddAsync(A.Publication().Issued("1999-02").Saying(new string('x', 19_000)).Published());
            await this.AddManyAsync(Many, i => A.Publication($"Many {i}").Issued(i % 3 == 0 ? "1997-03" : "1997-03-07").Published());
        }
    }
}
