using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

/// <summary>A wrong digit is named, however the identifier was written.</summary>
public sealed class WrongIdentifierTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private const string WrongDigit = "The last digit of the ISBN does not fit the others: check it against the cover.";

    [Theory]
    [InlineData("ISBN 978-92-2-031386-8", $"ISBN 978-92-2-031386-8: {WrongDigit}")]
    [InlineData("isbn-13 9789220313868", $"isbn-13 9789220313868: {WrongDigit}")]
    [InlineData("978-92-2-031386-8", $"978-92-2-031386-8: {WrongDigit}")]
    [InlineData("ISSN 1234-5678", "ISSN 1234-5678: The last digit of the ISSN does not fit the others: check it against the cover.")]
    [InlineData("WP 978", "“WP 978” is no DOI, ISBN or ISSN: check it, or write “Report number: …”")]
    public async Task The_sentence_says_what_is_wrong_with_it(string typed, string sentence)
    {
        using var editor = await app.SignedInAsync();
        var form = await editor.PageAsync("/admin/entries/new");

        using var answer = await editor.SubmitAsync(form, "#entry", new Dictionary<string, string> { ["Title"] = "Numbered", ["Identifiers"] = typed }, "save");

        Assert.Equal(sentence, (await answer.PageAsync()).GetElementById("Identifiers-error").Text());
    }

    [Fact]
    public async Task The_line_of_what_is_folded_away_parts_what_was_written_from_what_is_guessed()
    {
        using var editor = await app.SignedInAsync();

        using var answer = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/new"), "#entry", new Dictionary<string, string> { ["Title"] = "Coop Radar 7", ["Type"] = "report" }, "preview");

        Assert.Equal("Report. English", (await answer.PageAsync()).QuerySelector("details.fold > summary .hint").Text());
    }
}
