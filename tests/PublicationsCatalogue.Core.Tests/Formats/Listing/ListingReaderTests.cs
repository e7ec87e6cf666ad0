using CsCheck;
using PublicationsCatalogue.Core.Formats.Listing;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Tests.Formats.Listing;

public sealed class ListingReaderTests
{
    private static readonly string Listing = File.ReadAllText(Find("data/ilo-coop-listing.txt"));

    [Fact]
    public void HOME_1_The_listing_gives_its_ten_entries_in_order_with_their_dates()
    {
        var read = ListingReader.Read(Listing);

        Assert.Equal("Publications and tools on cooperatives", read.Heading);
        Assert.Empty(read.Problems);
        Assert.Equal(
        [
            ("2021-10-07", 1, "Mapping the Social and Solidarity Economy Landscape in Asia - Spotlight on Malaysia"),
            ("2021-10-07", 2, "Mapping the Social and Solidarity Economy Landscape in Asia - Spotlight on Japan"),
            ("2021-10-01", 3, "ILO COOP eNewsUpdate Issue No. 21, September 2021"),
            ("2021-09-07", 1, "Platform labour in search of value: A study of workers’ organizing practices and business models in the digital economy - Executive Summary"),
            ("2021-09-01", 2, "ILO COOP eNewsUpdate Issue No. 20, August 2021"),
            ("2021-08-03", 1, "Mapping the Social and Solidarity Economy Landscape in Asia - Spotlight on Indonesia"),
            ("2021-08-02", 2, "ILO COOP eNewsUpdate Issue No. 19, July 2021"),
            ("2021-07-01", 1, "ILO COOP eNewsUpdate Issue No. 18, June 2021"),
            ("2021-06-30", 1, "The role of cooperatives in eliminating child labour - A facilitator guide to train field trainers"),
            ("2021-06-30", 2, "The role of cooperatives in eliminating child labour - A facilitator guide to train management, staff and members of agricultural cooperatives"),
        ], read.Entries.Select(e => (e.Date.ToString()!, e.Number!.Value, e.Title)));
    }

    [Fact]
    public void HOME_1_Summaries_are_the_listings_own_words()
    {
        var entries = ListingReader.Read(Listing).Entries;

        Assert.Null(entries[0].Summary);
        Assert.Equal("Every month, the ILO COOP eNewsletter highlights recent news and developments on cooperatives and the wider social and solidarity economy and partners.", entries[2].Summary);
        Assert.StartsWith("The objective of the training package on “The role of cooperatives", entries[9].Summary, StringComparison.Ordinal);
        Assert.EndsWith("can be requested from coop@ilo.org", entries[9].Summary, StringComparison.Ordinal);
        Assert.All(entries.Where(e => e.Summary is not null), e => Assert.Contains(e.Summary!, Listing, StringComparison.Ordinal));
    }

    [Fact]
    public void Several_paragraphs_odd_white_space_and_line_ends_are_read()
    {
        var read = ListingReader.Read("\uFEFFA heading\r\n\r\noctobre 2020\r\n\r\n\t1.\u00a0A title\r\n   that goes on\r\n\r\n 7 October 2020 \r\n\r\nOne.\r\n\r\n1. Not an entry\r\n\r\n2. The next\r\n");

        Assert.Equal(["A title that goes on", "The next"], read.Entries.Select(e => e.Title));
        Assert.Equal(["One.", "1. Not an entry"], read.Entries[0].Paragraphs);
        Assert.Equal(PartialDate.Parse("2020-10"), read.Entries[1].Date);
        Assert.Equal(14, Assert.Single(read.Problems).Line);
    }

    [Fact]
    public void A_date_of_another_month_is_kept_and_pointed_out()
    {
        var read = ListingReader.Read("May 2020\n\n1. Late\n\n02 June 2020\n");

        Assert.Equal(PartialDate.Parse("2020-06-02"), Assert.Single(read.Entries).Date);
        Assert.Contains("stands under May 2020", Assert.Single(read.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IMP_1_A_text_that_is_no_listing_is_refused_in_one_sentence()
    {
        var read = ListingReader.Read("Dear colleagues,\n\nplease find attached the minutes.");

        Assert.Empty(read.Entries);
        Assert.Contains(read.Problems, p => p.Message.StartsWith("This is no listing", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_makes_it_throw() => Gen.String.Sample(text => { _ = ListingReader.Read(text); });

    private static string Find(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, path)))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new FileNotFoundException(path), path);
    }
}
