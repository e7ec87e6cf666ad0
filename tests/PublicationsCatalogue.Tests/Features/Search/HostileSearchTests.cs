using System.Net;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Search;

public sealed class HostileSearchTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private static readonly string[] Pieces =
    [
        "\"", "'", "*", "(", ")", ":", "-", "^", "+", "{", "}", "NEAR(", "AND", "OR", "NOT", "rowid:", "Tokens:", "author:", "year:", "type:", "lang:", "\\", "|", "&", "!", "<->", "::tsquery",
        "%", "_", ";--", "' OR 1=1 --", "\0", "\u0001", "\u202e", "合", "ع", "é\u0301", "😀", "<script>", "{{7*7}}", "${1}", "../", "title:\"", "-\"", "year:..", "NULL",
    ];

    private static readonly string[] Others = ["type", "series", "subject", "author", "lang", "from", "to", "sort", "page", "after"];

    [Fact]
    public async Task SEA_1_Two_hundred_hostile_strings_do_no_harm_in_any_parameter()
    {
        var random = new Random(57);
        var hostile = Hostile(random);
        using var reader = app.Reader();
        List<string> findings = [];
        foreach (var text in hostile)
        {
            foreach (var parameter in new[] { "q", Others[random.Next(Others.Length)] }.Take(text.Length > 1500 ? 1 : 2))
            {
                using var answer = await reader.GetAsync(new Uri($"/search?{parameter}={Uri.EscapeDataString(text)}", UriKind.Relative));
                if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.BadRequest))
                    findings.Add($"{(int)answer.StatusCode} for {parameter}={text}");
                else if (answer.StatusCode == HttpStatusCode.OK && (await answer.PageAsync()).QuerySelector(".results script, script:not([src]), [onerror]") is not null)
                    findings.Add($"script for {parameter}={text}");
            }
        }
        Findings.AssertNone(findings);
    }

    [Fact]
    public async Task M_29_Two_hundred_hostile_strings_are_offered_something_or_nothing_and_8_kB_are_no_harder()
    {
        using var reader = app.Reader();
        List<string> findings = [];
        foreach (var text in Hostile(new Random(58)).Append(new string('a', 8000)).Append(string.Concat(Enumerable.Repeat("合作", 1300))).Append(string.Concat(Enumerable.Repeat("a ", 4000))))
        {
            using var answer = await reader.GetAsync(new Uri($"/search/suggest?q={Uri.EscapeDataString(text)}", UriKind.Relative));
            if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.BadRequest))
                findings.Add($"{(int)answer.StatusCode} for {text}");
            else if (answer.StatusCode == HttpStatusCode.OK && answer.Content.Headers.ContentType?.MediaType != "application/json")
                findings.Add($"{answer.Content.Headers.ContentType} for {text}");
        }
        Findings.AssertNone(findings);
    }

    [Theory]
    [InlineData("/search/suggest")]
    [InlineData("/search/suggest?q=a&q=b")]
    [InlineData("/search/suggest?q=%ED%A0%80%ED%B0%80ab")]
    [InlineData("/search/suggest?q=%FF%FEab")]
    [InlineData("/search?q=a&q=b&q=c")]
    [InlineData("/search?type=report&type=report&type=report&type=x")]
    [InlineData("/search?form.q=a&form[q]=b&q[0]=c")]
    [InlineData("/search?page=99999999999999999999&after=99999999999999999999")]
    [InlineData("/search?from=9999&to=0001")]
    [InlineData("/search?after=-1&sort=newest")]
    public async Task Repeated_and_impossible_parameters_give_a_page(string address)
    {
        using var answer = await app.Reader().GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static List<string> Hostile(Random random)
    {
        List<string> hostile = [.. Pieces, "", new string('a', 4000), new string('"', 1000), string.Join(' ', Enumerable.Range(0, 500).Select(i => $"w{i}")), string.Concat(Enumerable.Repeat("(", 1500)), string.Concat(Enumerable.Repeat("a OR ", 300))];
        while (hostile.Count < 220)
            hostile.Add(string.Concat(Enumerable.Range(0, random.Next(2, 9)).Select(_ => Pieces[random.Next(Pieces.Length)] + (random.Next(2) == 0 ? " " : ""))));
        return hostile;
    }
}
