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
        var bare = Read("First\n7 October 2021\nIts summary.\nSecond\n6 October 2021\nThird\n2020");
        Assert.Equal(["First|2021-10-07|Its summary.", "Second|2021-10-06|", "Third|2020|"], bare);

        var listing = Read("October 2021\n\n1. One\n\n07 October 2021\n\n2. Two\n\n06 October 2021\n\nOf two.\n");
        Assert.Equal(["One|2021-10-07|", "Two|2021-10-06|Of two."], listing);
    }

    [Theory]
    [InlineData("Contents list of the unit\n\n1. Numbered report\n7 October 2021\n2. Another\n2020")]
    [InlineData("Contents list of the unit\n1. Numbered report\n7 October 2021\n2. Another\n2020")]
    [InlineData("Publications\n\n12. Numbered report\n7 October 2021\n13. Another\n2020")]
    public void A_heading_above_a_numbered_list_is_no_part_of_its_first_title(string text) => Assert.Equal(["Numbered report", "Another"], PastedEntries.Read(text).Select(e => e.Title));

    [Theory]
    [InlineData("First\n7 October 2021\n\nWithout a date\n\nLast\n6 October 2021", "First|2021-10-07|", "Without a date||", "Last|2021-10-06|")]
    [InlineData("First\n7 October 2021\nIts summary.\nWithout a date\nLast\n6 October 2021", "First|2021-10-07|Its summary.", "Without a date||", "Last|2021-10-06|")]
    [InlineData("First\n\n7 October 2021\n\nIts summary.\n\nWithout a date\n\nA summary of it.\n\nLast\n\n6 October 2021", "First|2021-10-07|Its summary.", "Without a date||A summary of it.", "Last|2021-10-06|")]
    [InlineData("First\n2021\n\nLast\n2020\n\nWithout a date", "First|2021|", "Last|2020|", "Without a date||")]
    [InlineData("1. First\n2021\n2. Without a date.\n3. Another\n4. Last\n2020", "First|2021|", "Without a date.||", "Another||", "Last|2020|")]
    [InlineData("1. First\n\n2021\n\n2. Without a date\n\n3. Last\n\n2020", "First|2021|", "Without a date||", "Last|2020|")]
    public void An_entry_without_a_date_is_one_of_its_own(string text, params string[] entries) => Assert.Equal(entries, Read(text));

    [Theory]
    [InlineData("First\n2021\n\nIn French\n\nSecond\n2020\n\nIn Spanish", "First|2021|In French", "Second|2020|In Spanish")]
    [InlineData("Only one\n2021\n\nA summary without a full stop", "Only one|2021|A summary without a full stop")]
    [InlineData("First\n2021\n\nA summary broken\nover lines\n\nLast\n2020", "First|2021|A summary broken\n\nover lines", "Last|2020|")]
    [InlineData("1. First\n2021\nTwo parts:\n1. one part\n2. another part\n2. Last\n2020", "First|2021|Two parts:\n\n1. one part\n\n2. another part", "Last|2020|")]
    public void A_summary_that_only_looks_like_a_title_stays_with_its_entry_where_the_list_shows_it(string text, params string[] entries) => Assert.Equal(entries, Read(text));

    [Theory]
    [InlineData("Title\n7 October 2021\n\nIts summary.\n\nwww.ilo.org/x\nDOI: 10.1000/X1", "Its summary.", "https://www.ilo.org/x", "10.1000/x1")]
    [InlineData("Title\nhttps://ilo.org/x\nISBN 978-92-2-035451-3\n7 October 2021\nIts summary.", "Its summary.", "https://ilo.org/x", "9789220354513")]
    [InlineData("October 2021\n\n1. Title\n\n07 October 2021\n\nIts summary.\n\nhttps://doi.org/10.1000/x1\n", "Its summary.", null, "10.1000/x1")]
    [InlineData("Title\n7 October 2021\nhttps://ilo.org/x\nhttps://ilo.org/y", "https://ilo.org/y", "https://ilo.org/x", null)]
    [InlineData("Title\n7 October 2021\nMore at https://ilo.org/x", "More at https://ilo.org/x", null, null)]
    [InlineData("Title\n7 October 2021\nISBN 978-92-2-035451-4", "ISBN 978-92-2-035451-4", null, null)]
    public void A_line_that_is_a_web_address_or_an_identifier_goes_to_its_field(string text, string? summary, string? link, string? identifier)
    {
        var entry = Assert.Single(PastedEntries.Read(text));
        Assert.Equal(("Title", "2021-10-07", summary, link, identifier), (entry.Title, entry.Date?.ToString(), entry.Summary, entry.Link?.Value, entry.Identifiers.Select(i => i.Value).SingleOrDefault()));
    }

    [Theory]
    [InlineData("May 2024\n1. Alpha\n14 May 2024\nIts text.\n2. Beta\n13 May 2024\nApril 2024\n1. Gamma\n3 April 2024", "Alpha|2024-05-14|Its text.", "Beta|2024-05-13|", "Gamma|2024-04-03|")]
    [InlineData("May 2024\nAlpha\n14 May 2024\nIts text.\nApril 2024\nGamma\n3 April 2024", "Alpha|2024-05-14|Its text.", "Gamma|2024-04-03|")]
    [InlineData("Alpha\nMay 2024\nBeta\n3 May 2024", "Alpha|2024-05|", "Beta|2024-05-03|")]
    [InlineData("1. Alpha\nMay 2024\n2. Beta\n3 May 2024", "Alpha|2024-05|", "Beta|2024-05-03|")]
    [InlineData("3) Alpha\nMay 2024\n• Beta\n3 May 2023\n- Gamma\n2022", "Alpha|2024-05|", "Beta|2023-05-03|", "Gamma|2022|")]
    public void Headings_of_months_and_marks_of_lists_are_no_part_of_an_entry(string text, params string[] entries) => Assert.Equal(entries, Read(text));

    [Fact]
    public void Addresses_in_a_list_are_no_titles_and_stay_with_their_entries()
    {
        var entries = PastedEntries.Read("First\n7 October 2021\n\nhttps://ilo.org/1\n\nSecond\n\nhttps://ilo.org/2\n\n6 October 2021\n\nThird\n2020\n\n10.1000/3");
        Assert.Equal(["First|2021-10-07||https://ilo.org/1", "Second|2021-10-06||https://ilo.org/2", "Third|2020||"], entries.Select(e => $"{e.Title}|{e.Date}|{e.Summary}|{e.Link}"));
        Assert.Equal("10.1000/3", Assert.Single(entries[2].Identifiers).Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("A title alone")]
    [InlineData("A title that\nruns over two lines")]
    [InlineData("7 October 2021")]
    [InlineData("7 October 2021\n8 October 2021")]
    public void What_has_no_date_line_under_a_title_is_only_a_title(string text) => Assert.Empty(PastedEntries.Read(text));

    private static IEnumerable<string> Read(string text) => PastedEntries.Read(text).Select(e => $"{e.Title}|{e.Date}|{e.Summary}");

    [Fact]
    public void A_megabyte_of_lines_is_read_without_a_fault()
    {
        var text = string.Concat(Enumerable.Range(0, 40_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"Line {i} of many\n")));
        Assert.Empty(PastedEntries.Read(text));
        Assert.Single(PastedEntries.Read("Title\n" + string.Concat(Enumerable.Repeat("www.a.b\n", 60_000)) + string.Concat(Enumerable.Repeat("2021\n", 100_000))));
        Assert.Equal(20_000, PastedEntries.Read(string.Concat(Enumerable.Range(0, 20_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"Entry {i}\n2021\n“)\n\n")))).Count);
    }
}
