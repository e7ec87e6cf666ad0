using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Admin;
using PublicationsCatalogue.Features.Admin.Entries;
using PublicationsCatalogue.Features.Admin.Languages;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

/// <summary>M-24 to M-26 at the desk: whatever is typed into whichever field, it is kept or refused in words, and it is never markup.</summary>
public sealed partial class HostileTextTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private static readonly string[] Choices = ["Type", "Licence"];
    private static readonly string[] Words = ["Title", "Subtitle", "Summary", "Authors", "Organisations", "Series", "SeriesNumber", "Publisher", "Subjects"];

    private static readonly string[] Names = ["Authors", "Organisations", "Series", "Publisher", "Subjects"];

    public static TheoryData<string, string> Forms()
    {
        var all = new TheoryData<string, string>();
        foreach (var what in HostileTexts.All.Keys)
        {
            all.Add(nameof(EntryForm), what);
            all.Add(nameof(TextForm), what);
        }
        return all;
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task M_24_M_25_M_26_Hostile_text_in_every_field_is_kept_or_refused_at_its_field_and_is_markup_on_no_page(string form, string what)
    {
        using var editor = await app.SignedInAsync();
        var fields = (form == nameof(EntryForm) ? typeof(EntryForm) : typeof(TextForm)).GetProperties().Where(p => p.PropertyType == typeof(string)).Select(p => p.Name);
        var findings = new List<string>();
        foreach (var together in HostileTexts.ThatFit(fields, HostileTexts.All[what], TypedForm.Limit))
            findings.AddRange((await WrongAsync(editor, form, what, together)).Select(w => $"{string.Join(", ", together)}: {w}"));
        foreach (var other in new[] { "/admin", "/admin/entries", "/admin/series", "/admin/languages", "/admin/entries/new", "/", "/2016/05", "/archive" })
            findings.AddRange(HostileTexts.Markup(await editor.PageAsync(other)).Select(m => $"{other}: {m}"));

        Findings.AssertNone(findings);
    }

    // Kept unsaved, previewed, and sent until nothing is refused any more: each time what was refused is typed anew with care.
    private async Task<List<string>> WrongAsync(HttpClient editor, string form, string what, IReadOnlyCollection<string> fields)
    {
        var findings = new List<string>();
        var address = await AddressAsync(form, what);
        var page = await editor.PageAsync(address);
        Dictionary<string, string> typed;
        for (var (left, isFirst) = (fields, true); ; isFirst = false)
        {
            typed = Typed(form, what, left);
            if (isFirst)
                findings.AddRange(await WrongUnsavedAsync(editor, page, form, address, left, typed));
            using var answer = await SendAsync(editor, page, address, typed);
            if (answer.StatusCode == HttpStatusCode.Redirect)
            {
                var saved = await editor.PageAsync(answer.Headers.Location!.OriginalString);
                findings.AddRange(Wrong(saved, left.Intersect(Words), AsSaved(typed)).Concat(HostileTexts.Markup(saved)).Select(w => $"saved: {w}"));
                if (saved.QuerySelector(".notice[role=status] a")?.GetAttribute("href") is { } forReaders)
                    findings.AddRange(HostileTexts.Markup(await editor.PageAsync(forReaders)).Select(m => $"for readers: {m}"));
                return findings;
            }
            var told = await answer.PageAsync();
            if (answer.StatusCode == HttpStatusCode.Conflict && page.QuerySelector("#duplicates li") is null && told.QuerySelector("#duplicates li") is not null)
            {
                // It looks like the one before; sent with the question on the page it is published.
                findings.AddRange(Wrong(told, left, typed).Concat(HostileTexts.Markup(told)).Select(w => $"asked: {w}"));
                page = told;
                continue;
            }
            if (answer.StatusCode != HttpStatusCode.BadRequest)
                return [.. findings, $"{answer.StatusCode}"];
            var refused = left.Where(field => told.GetElementById(field + "-error").Text().Length > 0).ToList();
            findings.AddRange(Wrong(told, left, typed).Concat(NotInSummary(told, refused)).Concat(HostileTexts.Markup(told)).Select(w => $"refused: {w}"));
            if (refused.Count == 0)
                return [.. findings, "refused with no sentence at a field"];
            left = [.. left.Except(refused)];
        }
    }

    private static async Task<List<string>> WrongUnsavedAsync(HttpClient editor, IHtmlDocument page, string form, string address, IReadOnlyCollection<string> fields, Dictionary<string, string> typed)
    {
        using var kept = await SendAsync(editor, page, address + "/unsaved", typed);
        if (kept.StatusCode != HttpStatusCode.OK)
            return [$"kept unsaved: {kept.StatusCode}"];
        if (form != nameof(EntryForm))
            return [];
        using var shown = await SendAsync(editor, page, address + "/preview", typed);
        var there = await editor.PageAsync($"{address}?unsaved={typed["Key"]}");
        return [.. (shown.StatusCode == HttpStatusCode.OK ? HostileTexts.Markup(await shown.PageAsync()) : [$"{shown.StatusCode}"]).Select(w => $"previewed: {w}"),
            .. Wrong(there, fields, typed).Concat(HostileTexts.Markup(there)).Select(w => $"kept unsaved: {w}")];
    }

    private static Dictionary<string, string> Typed(string form, string what, IEnumerable<string> fields)
    {
        var typed = new Dictionary<string, string> { ["Title"] = $"Bitten by {what}", ["Summary"] = "Typed with care" };
        if (form == nameof(EntryForm))
            (typed["Key"], typed["Date"], typed["Series"]) = (Guid.NewGuid().ToString(), "5 May 2016", "Bitten series");
        foreach (var field in fields)
            typed[field] = HostileTexts.All[what];
        return typed;
    }

    [Fact]
    public async Task M_26_The_preview_looks_up_no_more_names_than_can_be_kept()
    {
        using var editor = await app.SignedInAsync();
        foreach (var (lines, shown) in new[] { (10_000, 100), (3, 3) })
        {
            var typed = new Dictionary<string, string> { ["Title"] = "Names without end", ["page"] = "true" };
            typed["Subjects"] = string.Join('\n', Enumerable.Range(1, lines).Select(i => $"Subject {i:00000}"));
            using var preview = await SendAsync(editor, await editor.PageAsync("/admin/entries/new"), "/admin/entries/new/preview", typed);
            Assert.Equal(shown, SubjectLine().Count((await preview.PageAsync()).QuerySelector("main").Text()));
        }
    }

    [Fact]
    public async Task A_NUL_is_left_out_of_a_form_and_the_rest_is_saved_however_the_form_is_sent()
    {
        using var editor = await app.SignedInAsync();
        foreach (var isMultipart in new[] { false, true })
        {
            var page = await editor.PageAsync("/admin/entries/new");
            var hidden = page.QuerySelectorAll("#entry input[type=hidden]").OfType<IHtmlInputElement>();
            var fields = hidden.Select(i => KeyValuePair.Create(i.Name!, i.Value)).Append(new("Title", $"Three NULs {isMultipart}\0\0\0"))
                .Append(new("Summary", new string('\0', 50_000) + "100%00 sure")).Append(new("act", "save"));
            using HttpContent content = isMultipart ? Multipart(fields) : new FormUrlEncodedContent(fields);
            using var answer = await editor.PostAsync(new Uri("/admin/entries/new", UriKind.Relative), content);
            var saved = await editor.PageAsync(answer.Headers.Location!.OriginalString);
            Assert.Equal(($"Three NULs {isMultipart}", "100%00 sure"), (saved.ValueOf("Title"), saved.ValueOf("Summary")));
        }
    }

    [Theory]
    [InlineData("/admin/entries?q=a{0}b&month={0}&language={0}&series={0}")]
    [InlineData("/admin/names/people?q=a{0}b")]
    [InlineData("/admin/series/fitting?title=a{0}b")]
    [InlineData("/admin/duplicates?title=a{0}b&link=https://a{0}&identifiers={0}")]
    [InlineData("/admin/languages?language={0}")]
    [InlineData("/admin/entries/new?series=1&number={0}")]
    [InlineData("/admin/users?q={0}")]
    [InlineData("/account/sign-in?returnUrl=/admin{0}")]
    public async Task Characters_that_are_no_text_break_no_address(string address)
    {
        using var owner = await app.SignedInAsync(Roles.Owner);
        foreach (var hostile in new[] { "", "%00", "%01", "%1B", "%C2%85", "%EF%BF%BF", "%E2%80%AE", "%F0%9F%8C%BE" })
        {
            using var answer = await owner.GetAsync(new Uri(address.Replace("{0}", hostile, StringComparison.Ordinal), UriKind.Relative));
            Assert.True((int)answer.StatusCode is 200 or 204 or 302 or 404, $"{hostile}: {answer.StatusCode}");
        }
    }

    private static MultipartFormDataContent Multipart(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var all = new MultipartFormDataContent();
        foreach (var (name, text) in fields)
            all.Add(new StringContent(text), name);
        return all;
    }

    private async Task<string> AddressAsync(string form, string what) => form == nameof(EntryForm) ? "/admin/entries/new"
        : $"/admin/entries/{(await app.AddAsync(A.Publication($"Translated {what}").Issued("2016-05-05").Published())).Id}/languages/fr";

    private static async Task<HttpResponseMessage> SendAsync(HttpClient editor, IHtmlDocument page, string address, Dictionary<string, string> typed)
    {
        (page.QuerySelector("#entry") as IHtmlFormElement)!.SetAttribute("action", address);
        return await editor.SubmitAsync(page, "#entry", typed, page.QuerySelector("button[value=publish]") is null ? "save" : "publish");
    }

    private static IEnumerable<string> NotInSummary(IHtmlDocument page, IEnumerable<string> refused) => refused
        .Where(field => !page.QuerySelectorAll($".error-summary a[href='#{field}']").Any(a => a.Text() == page.GetElementById(field + "-error").Text()))
        .Select(field => $"{field} is not in the summary");

    /// <summary>What is not as it was typed.</summary>
    private static IEnumerable<string> Wrong(IHtmlDocument page, IEnumerable<string> fields, Dictionary<string, string> typed)
    {
        foreach (var name in typed.Keys.Except(["Key", "Date"]).Union(fields).Except(Choices))
        {
            var expected = HostileTexts.Kept(typed[name]);
            if (page.ValueOf(name) is var there && there != expected)
                yield return $"{name} holds {there?.Length} characters and not {expected.Length}, “{(there is { Length: < 200 } ? there : "…")}”";
        }
    }

    // Names are saved without marks of direction, other text without those that are not closed.
    private static Dictionary<string, string> AsSaved(Dictionary<string, string> typed) =>
        typed.ToDictionary(t => t.Key, t => Names.Contains(t.Key) ? Direction().Replace(t.Value, "") : Unclosed().Replace(t.Value, ""));

    [GeneratedRegex(@"Subject \d{5}", RegexOptions.None, 1000)]
    private static partial Regex SubjectLine();

    [GeneratedRegex(@"[\u200E\u200F\u202A-\u202E\u2066-\u2069]", RegexOptions.None, 1000)]
    private static partial Regex Direction();

    [GeneratedRegex(@"[\u202A-\u202E\u2066-\u2069]", RegexOptions.None, 1000)]
    private static partial Regex Unclosed();
}
