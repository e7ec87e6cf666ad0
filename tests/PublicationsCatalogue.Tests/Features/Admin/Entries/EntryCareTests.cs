using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

/// <summary>What the desk takes care of so that an editor need not.</summary>
public sealed class EntryCareTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private const int Editors = 4;

    [Fact]
    public async Task Entries_saved_in_the_same_moment_with_one_title_author_series_and_subject_are_all_kept()
    {
        var editors = await Task.WhenAll(Enumerable.Range(0, Editors).Select(_ => app.SignedInAsync()));
        for (var round = 0; round < 5; round++)
        {
            // As after the script has asked about the like entry, which to the server may be there a moment before or not.
            var values = new Dictionary<string, string> { ["Seen"] = "0", ["Title"] = $"Written at once {round}", ["Authors"] = $"New Author {round}", ["Series"] = $"New series {round}", ["Subjects"] = $"new subject {round}" };
            var forms = await Task.WhenAll(editors.Select(editor => editor.PageAsync("/admin/entries/new")));

            var answers = await Task.WhenAll(editors.Zip(forms, (editor, form) => Task.Run(() => editor.SubmitAsync(form, "#entry", values, "publish"))));

            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
            Assert.Equal(Editors, answers.Select(a => a.Headers.Location).Distinct().Count());
            Assert.Equal(1, await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Agents.CountAsync(a => a.Name == values["Authors"])));
        }
    }

    [Theory]
    [InlineData("save")]
    [InlineData("publish")]
    public async Task EDIT_5_One_form_sent_many_times_in_the_same_moment_makes_one_entry(string act)
    {
        using var editor = await app.SignedInAsync();
        for (var round = 0; round < 5; round++)
        {
            var form = await editor.PageAsync("/admin/entries/new");
            var values = new Dictionary<string, string> { ["Title"] = $"Sent twice at once {act} {round}" };

            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => editor.SubmitAsync(form, "#entry", values, act))));

            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
            Assert.Equal(1, await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Set<PublicationText>().CountAsync(t => t.Title == values["Title"])));
        }
    }

    [Fact]
    public async Task That_the_date_is_not_known_counts_more_than_the_date_the_form_came_with()
    {
        using var editor = await app.SignedInAsync();
        var form = await editor.PageAsync("/admin/entries/new");
        using var answer = await editor.SubmitAsync(form, "#entry", new Dictionary<string, string> { ["Title"] = "Of no known date", ["DateUnknown"] = "true" }, "publish");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Null(await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Publications.Where(p => p.Texts.Any(t => t.Title == "Of no known date")).Select(p => p.DateIssued).SingleAsync()));
    }

    [Fact]
    public async Task An_address_that_another_entry_has_is_refused_with_one_that_is_free()
    {
        await app.AddAsync(A.Publication("The first to come").At("taken-address").Issued("2016-01-01").Published());
        var mine = await app.AddAsync(A.Publication("The second to come").Issued("2016-01-02").Published());

        var page = await RefusedAsync(mine.Id, "Slug", "taken-address");

        Assert.Contains("taken-address-2", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_entry_is_not_taken_away_by_a_time_in_the_future()
    {
        var entry = await app.AddAsync(A.Publication("Here to stay").At("here-to-stay").Issued("2016-01-03").Published());

        Assert.Contains("withdraw it", await RefusedAsync(entry.Id, "PublishAt", "2099-01-01 09:00"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await app.Reader().GetAsync(new Uri("/publications/here-to-stay", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_period_that_ends_before_it_begins_is_refused()
    {
        var entry = await app.AddAsync(A.Publication("Back to front").Issued("2016-01-04"));
        using var editor = await app.SignedInAsync();
        using var answer = await editor.SubmitAsync(await editor.PageAsync($"/admin/entries/{entry.Id}"), "#entry", new Dictionary<string, string> { ["PeriodStart"] = "2020", ["PeriodEnd"] = "2019" }, "save");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("tomorrow 09:00", 1, 9)]
    [InlineData("Tomorrow 9:00", 1, 9)]
    [InlineData("today 23.30", 0, 23)]
    public async Task Publish_at_takes_words_on_the_sites_clock(string typed, int days, int hour)
    {
        var entry = await app.AddAsync(A.Publication($"Later: {typed}").Issued("2016-01-05"));
        using var editor = await app.SignedInAsync();
        using var answer = await editor.SubmitAsync(await editor.PageAsync($"/admin/entries/{entry.Id}"), "#entry", new Dictionary<string, string> { ["PublishAt"] = typed }, "publish");
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Zurich");

        var at = await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Publications.Where(p => p.Id == entry.Id).Select(p => p.PublicAt).SingleAsync());

        var local = TimeZoneInfo.ConvertTimeFromUtc(at!.Value, zone);
        Assert.Equal((TimeZoneInfo.ConvertTimeFromUtc(app.Now, zone).Date.AddDays(days), hour), (local.Date, local.Hour));
    }

    [Theory]
    [InlineData("{0:d MMMM yyyy}, 09:00", true)]
    [InlineData("{0:dd MMMM yyyy}, 09:00", true)]
    [InlineData("{0:yyyy-MM-dd}T09:00", true)]
    [InlineData("{0:yyyy-MM-dd}", true)]
    [InlineData("{1:yyyy-MM-dd} 02:30", false)]
    [InlineData("{1:yyyy-MM-dd} 03:30", true)]
    [InlineData("{0:MMMM yyyy}", false)]
    [InlineData("sometime", false)]
    public async Task Publish_at_takes_a_day_in_words_and_refuses_what_is_no_time(string pattern, bool taken)
    {
        // The last Sunday of March has no half past two on the site's clock.
        var march = new DateTime(app.Now.Year + 1, 3, 31);
        var typed = string.Format(CultureInfo.InvariantCulture, pattern, app.Now.AddDays(2), march.AddDays(-(int)march.DayOfWeek));
        var entry = await app.AddAsync(A.Publication($"At {typed}").Issued("2016-01-06"));
        using var editor = await app.SignedInAsync();
        using var answer = await editor.SubmitAsync(await editor.PageAsync($"/admin/entries/{entry.Id}"), "#entry", new Dictionary<string, string> { ["PublishAt"] = typed }, "publish");
        Assert.Equal(taken ? HttpStatusCode.Redirect : HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_year_that_is_far_ahead_is_taken_for_a_slip()
    {
        var entry = await app.AddAsync(A.Publication("Slipped").Issued("2016-01-07").Published());
        Assert.Contains("far ahead: check it", await RefusedAsync(entry.Id, "Date", "1 March 2201"), StringComparison.Ordinal);
        var draft = await app.AddAsync(A.Publication("Slipped too").Issued("2016-01-07"));
        Assert.Contains("The year 9999 is far ahead: check it", await RefusedAsync(draft.Id, "PublishAt", "9999-12-31 23:59"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-01 25:00", "“25:00” is no time of the day")]
    [InlineData("yesterday", "Write the day and the time, as in")]
    [InlineData("31 November 2026, 09:00", "November has 30 days")]
    public async Task What_is_wrong_with_publish_at_is_said_of_it(string typed, string why)
    {
        var entry = await app.AddAsync(A.Publication($"Planned for {typed}").Issued("2016-01-08"));
        Assert.Contains(why, await RefusedAsync(entry.Id, "PublishAt", typed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost/admin/entries/new?unsaved=5", "/admin/entries/new?unsaved=5")]
    [InlineData("http://elsewhere.example/admin/entries/new?unsaved=5", "/admin/entries/new")]
    [InlineData("nonsense", "/admin/entries/new")]
    public async Task AUTH_2_After_the_sign_in_the_form_is_there_again_from_which_it_was_sent(string from, string then)
    {
        using var reader = app.Reader();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/entries/new") { Content = new FormUrlEncodedContent([new("Title", "Typed too late")]) };
        request.Headers.TryAddWithoutValidation("Referer", from);
        using var answer = await reader.SendAsync(request);
        Assert.Equal($"/account/sign-in?returnUrl={Uri.EscapeDataString(then)}&unsaved=true", answer.Headers.Location?.PathAndQuery);
    }

    [Fact]
    public async Task AUTH_2_Who_was_signed_out_while_typing_is_told_how_to_get_it_back()
    {
        using var editor = await app.SignedInAsync();
        var form = await editor.PageAsync("/admin/entries/new");
        using (await editor.SubmitAsync(await editor.PageAsync("/admin"), "form[action='/account/sign-out']", new Dictionary<string, string>()))
        {
            using var answer = await editor.SubmitAsync(form, "#entry", new Dictionary<string, string> { ["Title"] = "Typed too late" }, "publish");
            var page = await editor.PageAsync(answer.Headers.Location!.PathAndQuery);
            Assert.Contains("go back in the browser", page.QuerySelector(".notice").Text(), StringComparison.Ordinal);
        }
    }

    private async Task<string> RefusedAsync(long id, string field, string value)
    {
        using var editor = await app.SignedInAsync();
        using var answer = await editor.SubmitAsync(await editor.PageAsync($"/admin/entries/{id}"), "#entry", new Dictionary<string, string> { [field] = value }, "save");
        var page = await answer.PageAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(value, page.QuerySelector("#" + field)?.GetAttribute("value"));
        return page.QuerySelector($"#{field}-error").Text();
    }
}
