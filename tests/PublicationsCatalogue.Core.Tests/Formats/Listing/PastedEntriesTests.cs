using System.Globalization;
using PublicationsCatalogue.Core.Formats.Listing;

namespace PublicationsCatalogue.Core.Tests.Formats.Listing;

public sealed class PastedEntriesTests
{
    [Theory]
    [InlineData("Mapping the Landscape - Spotlight on Malaysia\n\n07 October 2021", "Mapping the Landscape - Spotlight on Malaysia", "2021-10-07", null)]
    [InlineData("1. Platform labour\r\n07 September 2021\r\n\r\nA study.\r\nIn two parts.", "Platform labour", "2021-09-07", "A study.\n\nIn two parts.")]
    [InlineData("A title that\nruns over two lines\n7 oct 2021", "A title that runs over two lines", "2021-10-07", null)]
    [InlineData("  Guide des coopératives \n octobre 2021 \n Un résumé ", "Guide des coopératives", "2021-10", "Un résumé")]
    [InlineData("October 2021\n1. The heading came along\n7 October 2021", "The heading came along", "2021-10-07", null)]
    public void One_entry_is_its_title_its_date_and_its_paragraphs(string text, string title, string date, string? summary)
    {
        var entry = Assert.Single(PastedEntries.Read(text));
        Assert.Equal((title, date, summary), (entry.Title, entry.Date?.ToString(), entry.Summary));
    }

    [Fact]
    public void Several_are_told_apart_with_headings_and_without()
    {
        var bare = PastedEntries.Read("First\n7 October 2021\nIts summary.\nSecond\n6 October 2021\nThird\n2020");
        Assert.Equal(["First|2021-10-07|Its summary.", "Second|2021-10-06|", "Third|2020|"], bare.Select(e => $"{e.Title}|{e.Date}|{e.Summary}"));

        var listing = PastedEntries.Read("October 2021\n\n1. One\n\n07 October 2021\n\n2. Two\n\n06 October 2021\n\nOf two.\n");
        Assert.Equal(["One|2021-10-07|", "Two|2021-10-06|Of two."], listing.Select(e => $"{e.Title}|{e.Date}|{e.Summary}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("A title alone")]
    [InlineData("A title that\nruns over two lines")]
    [InlineData("7 October 2021")]
    [InlineData("7 October 2021\n8 October 2021")]
    public void What_has_no_date_line_under_a_title_is_only_a_title(string text) => Assert.Empty(PastedEntries.Read(text));

    [Fact]
    public void A_megabyte_of_lines_is_read_without_a_fault()
    {
        var text = string.Concat(Enumerable.Range(0, 40_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"Line {i} of many\n")));
        Assert.Empty(PastedEntries.Read(text));
    }
}
