using System.Globalization;
using System.Net;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features;

/// <summary>What pages weigh on the wire, filled with words and names as varied as real ones.</summary>
public sealed class WeightTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private static readonly string[] Syllables = "ba ko ri men du sa lin ter vo ga che por ti an mul ne zu fa gro hel is jo kwa lund my or pe quin ras ste".Split(' ');
    private readonly Random random = new(20211007);

    [Fact]
    public async Task DET_3_A_page_with_the_longest_title_2800_authors_and_a_summary_of_8000_characters_is_at_most_60_kB()
    {
        await app.AddAsync(A.Publication(Words(500)).At("heaviest").Issued("1995-01-01").Saying(Words(8000)).Published().With((p, _) =>
        {
            for (var i = 0; i < 2800; i++)
            {
                var name = $"{Name()}, {Name()} {(char)('A' + random.Next(26))}.";
                p.Contributions.Add(new Contribution { Position = i, Agent = new Agent { Name = name, NameKey = $"{name} {i}", Slug = Slug.From($"heavy-{i}-x", "a") } });
            }
        }));

        await AssertWeighsAsync("/publications/heaviest", 60_000, "All 2800 authors");
    }

    [Fact]
    public async Task G_8_A_list_of_50_items_with_summaries_is_at_most_20_kB()
    {
        var entries = Enumerable.Range(0, 50).Select(i => string.Create(CultureInfo.InvariantCulture, $"1996-03-{1 + (i % 28):00}"));
        foreach (var date in entries)
            await app.AddAsync(A.Publication(Words(80)).Issued(date).Saying(Words(400)).Published());

        await AssertWeighsAsync("/1996/03", 20_000, "50 items");
    }

    private async Task AssertWeighsAsync(string address, int most, string holding)
    {
        using var reader = app.Reader();
        Assert.Contains(holding, (await reader.PageAsync(address)).QuerySelector("main").Text(), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.Add(new("gzip"));
        using var answer = await reader.SendAsync(request);

        Assert.Equal((HttpStatusCode.OK, "gzip"), (answer.StatusCode, Assert.Single(answer.Content.Headers.ContentEncoding)));
        var weighs = (await answer.Content.ReadAsByteArrayAsync()).Length;
        Assert.True(weighs <= most, string.Create(CultureInfo.InvariantCulture, $"{address} is {weighs} bytes."));
    }

    private string Name() => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(string.Concat(Enumerable.Range(0, random.Next(2, 4)).Select(_ => Syllables[random.Next(Syllables.Length)])));

    /// <summary>Sentences of made-up words of the usual lengths, that a compressor has not seen before.</summary>
    private string Words(int length)
    {
        var text = new System.Text.StringBuilder();
        while (text.Length < length)
            text.Append(random.Next(9) == 0 ? ". " : " ").Append(string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Syllables[random.Next(Syllables.Length)])));
        return text.ToString()[1..length].TrimEnd(' ', '.') + ".";
    }
}
