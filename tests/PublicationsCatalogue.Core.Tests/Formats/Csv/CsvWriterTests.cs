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
        foreach (var author in entry.Authors)
        {
            Examples.Add(one, author.Name);
            one.Contributions[^1].Agent.Identify(author.Identifier);
        }
        if (entry.Series is not null)
            Examples.AddSeries(one, entry.Series, entry.SeriesNumber, null, null);
        foreach (var subject in entry.Subjects)
            Examples.AddSubject(one, subject);
        if (entry.Url is not null)
            one.Links.Add(new PublicationLink { Url = entry.Url });
        if (entry.Identifier is { } identifier)
            one.Identifiers.Add(new PublicationIdentifier { Scheme = identifier.Scheme, Value = identifier.Value });
        return one;
    }
}
