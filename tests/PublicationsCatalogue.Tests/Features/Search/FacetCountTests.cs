using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Search;

public sealed class FacetCountTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private static readonly string[] Types = ["report", "book", "tool"];
    private static readonly string[] Languages = ["en", "fr", "zh-Hans"];

    [Fact]
    public async Task SEA_2_A_facets_count_is_the_number_of_results_when_it_is_chosen()
    {
        var random = new Random(2021);
        for (var i = 0; i < 60; i++)
        {
            await app.AddIssueAsync($"Tapir series {random.Next(3)}", i.ToString(System.Globalization.CultureInfo.InvariantCulture),
                A.Publication($"Tapir {(random.Next(2) == 0 ? "north" : "south")} {i}").In(Languages[random.Next(3)]).Issued($"{2001 + random.Next(4)}").With((p, _) => p.Type = Types[random.Next(3)]).Published());
        }
        using var reader = app.Reader();
        var checkedCounts = 0;
        for (var i = 0; i < 1000; i++)
        {
            var chosen = new List<string> { $"q=tapir{(random.Next(2) == 0 ? "" : "+north")}" };
            chosen.AddRange(Types.Where(_ => random.Next(4) == 0).Select(t => $"type={t}"));
            chosen.AddRange(Languages.Where(_ => random.Next(4) == 0).Select(l => $"lang={l}"));
            chosen.AddRange(Enumerable.Range(0, 3).Where(_ => random.Next(4) == 0).Select(s => $"series=tapir-series-{s}"));
            if (random.Next(3) == 0)
                chosen.Add($"from={2001 + random.Next(4)}");
            var page = await reader.PageAsync("/search?" + string.Join('&', chosen));
            var boxes = page.QuerySelectorAll("input[type=checkbox]").ToList();
            if (boxes.Count == 0)
                continue;
            var box = boxes[random.Next(boxes.Count)];
            var (name, value) = (box.GetAttribute("name"), box.GetAttribute("value"));
            var alone = await reader.PageAsync("/search?" + string.Join('&', chosen.Where(c => !c.StartsWith(name + "=", StringComparison.Ordinal)).Append($"{name}={value}")));

            Assert.Equal(Searching.Count(alone), int.Parse(box.ParentElement?.QuerySelector(".count").Text() ?? "", System.Globalization.CultureInfo.InvariantCulture));
            checkedCounts++;
        }
        Assert.InRange(checkedCounts, 750, 1000);
    }
}
