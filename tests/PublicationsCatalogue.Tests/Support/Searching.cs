using AngleSharp.Html.Dom;

namespace PublicationsCatalogue.Tests.Support;

/// <summary>Asks the search page as a reader does.</summary>
public static class Searching
{
    public static async Task<IReadOnlyList<string>> FoundAsync(this CatalogueApp app, string query)
    {
        using var reader = app.Reader();
        return Titles(await reader.PageAsync("/search?" + query));
    }

    public static Task<IReadOnlyList<string>> FoundForAsync(this CatalogueApp app, string typed) => app.FoundAsync("q=" + Uri.EscapeDataString(typed));

    /// <summary>What was found; not what another spelling would find.</summary>
    public static IReadOnlyList<string> Titles(IHtmlDocument page) => [.. page.QuerySelectorAll(".results .items:not(.as-meant) h3").Select(h => h.Text())];

    /// <summary>The number in "1,204 results".</summary>
    public static int Count(IHtmlDocument page) =>
        page.GetElementById("found").Text() is var line && line.StartsWith("No ", StringComparison.Ordinal) ? 0
            : int.Parse(line.Split(' ')[0], System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture);
}
