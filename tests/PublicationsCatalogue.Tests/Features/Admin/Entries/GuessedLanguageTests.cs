using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

/// <summary>The language of a new entry is guessed from its text, shown as a guess, and never over what was typed.</summary>
public sealed class GuessedLanguageTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Theory]
    [InlineData("Les coopératives dans le monde du travail", "", "French, guessed", "fr")]
    [InlineData("Las cooperativas de la región", "", "Spanish, guessed", "es")]
    [InlineData("Coop Radar 7", "", "English", "en")]
    [InlineData("Les coopératives dans le monde", "Wolof", "", "wo")]
    public async Task It_is_shown_before_the_save_and_stored_by_it(string title, string language, string shown, string stored)
    {
        using var editor = await app.SignedInAsync();
        var typed = new Dictionary<string, string> { ["Title"] = title, ["Language"] = language };
        using var preview = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/new"), "#entry", typed, "preview");
        var page = await preview.PageAsync();
        Assert.Equal(shown, page.GetElementById("assumed-language").Text());

        using var saved = await editor.SubmitAsync(page, "#entry", typed, "save");
        var entry = await editor.PageAsync(saved.Headers.Location!.ToString());
        Assert.Equal((stored, ""), (entry.ValueOf("Language"), entry.GetElementById("assumed-language").Text()));
    }
}
