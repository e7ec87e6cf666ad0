using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Search;

/// <summary>M-06 at the search box: what is not public is not suggested, nor is a name that only such entries carry.</summary>
public sealed class SuggestionLeakTests(HiddenEntries hidden) : IClassFixture<HiddenEntries>
{
    private readonly CatalogueApp app = hidden.App;

    [Theory]
    [InlineData("zz")]
    [InlineData("zzcanary")]
    [InlineData("zzcanarytitle")]
    [InlineData("zzcanarytitle1982")]
    [InlineData("zzcanaryseries1981")]
    [InlineData("zzcanaryagent1983")]
    [InlineData("zzcanarypublisher1984")]
    [InlineData("zzcanarysubtitle1982")]
    [InlineData("hidden-later")]
    public async Task M_06_Nothing_of_a_draft_a_scheduled_a_withdrawn_or_a_trashed_entry_is_offered(string typed) => Assert.Equal("[]", await AnswerAsync(typed));

    [Fact]
    public async Task M_06_A_name_is_offered_as_long_as_a_public_entry_carries_it()
    {
        foreach (var (number, state) in States().Index())
        {
            await app.AddReportAsync($"Quokka {number}", "1971-01", $"Quokka series {number}", $"Quokka, Una {number}", $"Quokka matters {number}", state);
            foreach (var typed in new[] { "qu", "quokka", $"quokka {number}", $"quokka, una {number}", $"una quokka", $"quokka matters {number}", $"quokka series {number}" })
                Assert.DoesNotContain("uokka", await AnswerAsync(typed), StringComparison.Ordinal);
        }
        await app.AddReportAsync("Not named so", "1971-01", "Quokka series 0", "Quokka, Una 1", "Quokka matters 2");

        var answer = await AnswerAsync("quokka");

        foreach (var name in new[] { "Quokka series 0", "Quokka, Una 1", "Quokka matters 2" })
            Assert.Contains(name, answer, StringComparison.Ordinal);
        Assert.Equal(3, answer.Split("\"kind\"").Length - 1);
    }

    [Fact]
    public async Task A_scheduled_entry_and_its_names_are_offered_from_its_instant_on()
    {
        await app.AddReportAsync("Tapir at noon", "1972-01", "Tapir series", "Tapir, Tom", "Tapirs", (p, now) => p.Publish(now.AddMinutes(10), now));
        Assert.Equal("[]", await AnswerAsync("tapi"));

        app.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal(4, (await AnswerAsync("tapi")).Split("\"kind\"").Length - 1);
    }

    private static Action<Publication, DateTime>[] States() =>
    [
        (_, _) => { }, (p, now) => p.Publish(now.AddDays(1), now), (p, now) => { p.Publish(now, now); p.Withdraw("Wrong", null, now); }, (p, now) => p.Trash(now),
    ];

    private async Task<string> AnswerAsync(string typed)
    {
        using var reader = app.Reader();
        return await reader.GetStringAsync(new Uri($"/search/suggest?q={Uri.EscapeDataString(typed)}", UriKind.Relative));
    }
}
