using System.Text;
using PublicationsCatalogue.Core.Formats.Csv;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Tests.Formats.Csv;

public sealed class CsvWriterTests
{
    [Fact]
    public async Task What_was_written_is_read_back_and_written_again_byte_for_byte()
    {
        var first = await Examples.WrittenAsync("csv", Examples.ListContext, Examples.All);
        List<Publication> read = [];
        await foreach (var (entry, problem) in CsvEntryReader.ReadAsync(new StringReader(Encoding.UTF8.GetString(first)), default))
        {
            Assert.Null(problem);
            read.Add(Entered(entry!));
        }

        Assert.Equal(Examples.All.Count, read.Count);
        Assert.Equal(Encoding.UTF8.GetString(first), Encoding.UTF8.GetString(await Examples.WrittenAsync("csv", Examples.ListContext, read)));
    }

    [Fact]
    public async Task Every_series_link_and_identifier_stands_in_its_field_and_is_read_back_whatever_strokes_it_has()
    {
        var many = Examples.One("many", "Of many", "report", "2021");
        string[] titles = ["First; series", "A||stroke", @"|\|", @"|\\|x|||", "ends |", "| begins", "Last"];
        string?[] numbers = ["1", null, "2||3", "", "5 |", null, null];
        foreach (var (title, number) in titles.Zip(numbers))
            Examples.AddSeries(many, title, number, null, null);
        string[] urls = ["https://example.org/a;b", "https://example.org/?q=a%7C%7Cb"];
        many.Links.AddRange(urls.Select((url, place) => new PublicationLink { Url = url, Position = place }));
        many.Identifiers.AddRange(new[] { (IdentifierScheme.ReportNumber, "R || 7"), (IdentifierScheme.Doi, "10.1000/182"), (IdentifierScheme.ReportNumber, "GB.1"), (IdentifierScheme.Isbn, "9789221234562") }.Select(id => new PublicationIdentifier { Scheme = id.Item1, Value = id.Item2 }));
        var written = Encoding.UTF8.GetString(await Examples.WrittenAsync("csv", Examples.ListContext, many));
        List<CsvEntry> read = [];
        await foreach (var (entry, problem) in CsvEntryReader.ReadAsync(new StringReader(written), default))
            read.Add(entry ?? throw new FormatException(problem?.Sentence));

        Assert.Equal(titles.Zip(numbers.Select(n => n is "" ? null : n)), read.Single().Series.Select(s => (s.Series, s.Number)));
        Assert.Equal(urls, read.Single().Urls);
        Assert.Equal(["10.1000/182", "9789221234562", "GB.1", "R || 7"], read.Single().Identifiers.Select(i => i.Value));
        Assert.Equal(written, Encoding.UTF8.GetString(await Examples.WrittenAsync("csv", Examples.ListContext, Entered(read.Single()))));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("'=1")]
    [InlineData("''@x")]
    [InlineData("＝1")]
    [InlineData("'quoted'")]
    [InlineData("plain")]
    [InlineData("'")]
    public async Task No_field_is_calculated_by_a_spreadsheet_and_each_is_read_back_as_it_was(string title)
    {
        var written = Encoding.UTF8.GetString(await Examples.WrittenAsync("csv", Examples.ListContext, Examples.One("formula", title, null, null)));
        var row = written.Split("\r\n")[1].TrimStart('"');
        var read = new List<string?>();
        await foreach (var (entry, _) in CsvEntryReader.ReadAsync(new StringReader(written), default))
            read.Add(entry?.Title);

        Assert.DoesNotContain(row[0], "=+-@＝");
        Assert.Equal([title], read);
    }

    // As the import does it, without a database.
    private static Publication Entered(CsvEntry entry)
    {
        var one = Examples.One("read", entry.Title, entry.Type, entry.Date?.ToString(), entry.Language?.ToString() ?? "en");
        one.Texts[0].Summarise(entry.Summary);
        (one.Texts[0].Subtitle, one.Licence, one.Publisher) = (entry.Subtitle, entry.Licence, entry.Publisher is { } publisher ? Examples.Organisation(publisher) : null);
        foreach (var author in entry.Authors)
        {
            Examples.Add(one, author.Name);
            one.Contributions[^1].Agent.Identify(author.Identifier);
        }
        foreach (var (series, number) in entry.Series)
            Examples.AddSeries(one, series, number, null, null);
        foreach (var subject in entry.Subjects)
            Examples.AddSubject(one, subject);
        one.Links.AddRange(entry.Urls.Select((url, place) => new PublicationLink { Url = url, Position = place }));
        one.Identifiers.AddRange(entry.Identifiers.Select(id => new PublicationIdentifier { Scheme = id.Scheme, Value = id.Value }));
        return one;
    }
}
