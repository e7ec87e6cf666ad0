using System.Text.Json;
using PublicationsCatalogue.Core.Tests.Support;

namespace PublicationsCatalogue.Core.Tests.Formats.CslJson;

public sealed class CslJsonWriterTests
{
    // csl-data.json of CSL 1.0.2.
    private static readonly string[] Types =
    [
        "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter", "classic", "collection", "dataset", "document",
        "entry", "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map",
        "motion_picture", "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication", "post", "post-weblog",
        "regulation", "report", "review", "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
    ];

    [Fact]
    public async Task Every_type_date_name_and_character_is_written_as_it_was() =>
        Golden.AssertIs("all.csl.json", await Examples.WrittenAsync("csl.json", Examples.ListContext, Examples.All));

    [Fact]
    public async Task Types_are_of_the_closed_list_and_names_have_a_family_or_are_whole()
    {
        using var all = JsonDocument.Parse(await Examples.WrittenAsync("csl.json", Examples.Context, Examples.All));
        Assert.All(all.RootElement.EnumerateArray(), item =>
        {
            Assert.Contains(item.GetProperty("type").GetString(), Types);
            if (item.TryGetProperty("author", out var authors))
                Assert.All(authors.EnumerateArray(), a => Assert.True(a.TryGetProperty("family", out _) != a.TryGetProperty("literal", out _)));
        });
    }

    [Fact]
    public async Task A_list_of_nothing_is_an_empty_list() =>
        Assert.Equal("[]", System.Text.Encoding.UTF8.GetString(await Examples.WrittenAsync("csl.json", Examples.ListContext)));
}
