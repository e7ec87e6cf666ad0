using PublicationsCatalogue.Core.Formats.Csv;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Tests.Formats.Csv;

public sealed class CsvEntryReaderTests
{
    [Fact]
    public async Task A_row_is_read_with_all_its_columns()
    {
        var (entries, problems) = await ReadAsync("""
            title,date,summary,authors,series,number,subjects,language,type,url,identifier
            "A ""guide"", in
            two lines",2021-10,"First *line*.

            Second.",Ana Ruiz (0000-0002-1825-0097); Bo Li ;,News,21,Labour; Youth; labour,French,Policy brief,ilo.org/x,https://doi.org/10.1000/ABC
            """);

        Assert.Empty(problems);
        var entry = Assert.Single(entries);
        Assert.Equal(("A \"guide\", in two lines", "2021-10", "fr", "policy-brief", "https://ilo.org/x"), (entry.Title, entry.Date.ToString(), entry.Language.ToString(), entry.Type, entry.Urls.Single()));
        Assert.Equal([new AgentName("Ana Ruiz", "0000-0002-1825-0097"), new AgentName("Bo Li")], entry.Authors);
        Assert.Equal([new CsvIssue("News", "21")], entry.Series);
        Assert.Equal(["Labour", "Youth"], entry.Subjects);
        Assert.Equal("10.1000/abc", entry.Identifiers.Single().Value);
        Assert.Contains("<em>line</em>", entry.SummaryHtml.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_come_without_marks_of_direction_and_titles_with_pairs_only()
    {
        var entry = (await ReadAsync("title,authors,series,subjects\n\u200FA\u202E \u2067B\u2069,\u202EAna\u202C Ruiz; \u200F,\u200ENews,\u2067Labour\u2069; \u200E")).Entries[0];
        Assert.Equal(("A \u2067B\u2069", "News"), (entry.Title, entry.Series.Single().Series));
        Assert.Equal([new AgentName("Ana Ruiz")], entry.Authors);
        Assert.Equal(["Labour"], entry.Subjects);
    }

    [Theory]
    [InlineData("Preprint", "working-paper")]
    [InlineData("REPORT", "report")]
    public async Task Types_are_known_by_their_name_in_DataCite_too(string typed, string code) =>
        Assert.Equal(code, (await ReadAsync($"title,type\nA,{typed}")).Entries[0].Type);

    [Theory]
    [InlineData("A,31 February 2021,,", "line 2: The date “31 February 2021”")]
    [InlineData("A,03/04/2021,,", "line 2: The date “03/04/2021” can’t be read. Write the month in words")]
    [InlineData(",2021,,", "line 2: The title is empty.")]
    [InlineData("A,2021,Klingon,", "line 2: “Klingon” is no language")]
    [InlineData("A,2021,,javascript:alert(1)", "line 2: “javascript:alert(1)”: A web address starts with")]
    [InlineData("A,2021,,,All mine", "line 2: “All mine” is no licence: the licences are CC-BY-4.0, ")]
    [InlineData("A,2021,,,,part two of it", "line 2: There are 6 fields, and the first line names 5: put")]
    [InlineData("\"A\"x,2021,,", "line 2: A field that begins with a quotation mark does not end with one")]
    public async Task What_is_wrong_with_a_row_is_said_with_its_line(string row, string told)
    {
        var (entries, problems) = await ReadAsync($"title,date,language,url,licence\n{row}\nGood,2021,en,,https://creativecommons.org/licenses/by/4.0/\n");

        Assert.Single(entries);
        Assert.StartsWith(told, Assert.Single(problems).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "line 1: The file is empty")]
    [InlineData("date,summary\n2021,x", "line 1: The column “title” is missing")]
    [InlineData("title,colour\nA,red", "line 1: There is no column “colour”")]
    [InlineData("title,title\nA,B", "line 1: The column “title” is there twice")]
    public async Task A_file_without_a_heading_that_can_be_read_is_one_problem(string text, string told)
    {
        var (entries, problems) = await ReadAsync(text);

        Assert.Empty(entries);
        Assert.StartsWith(told, Assert.Single(problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authors_who_are_not_named_become_no_person()
    {
        var (entries, _) = await ReadAsync("title,authors\nA,\"M. Villata; C. M. Raiteri; et al\"\nB,et al.\n");

        Assert.Equal(["M. Villata", "C. M. Raiteri"], entries[0].Authors.Select(a => a.Name));
        Assert.Empty(entries[1].Authors);
    }

    [Fact]
    public async Task The_line_is_that_of_the_file_also_after_texts_of_several_lines()
    {
        var (_, problems) = await ReadAsync("\uFEFFTitle,Summary,Date\r\nA,\"one\r\ntwo\r\nthree\",2021\r\n\r\nB,,soon\r\nC,,never\r\n");

        Assert.Equal([6, 7], problems.Select(p => p.Line));
    }

    [Fact]
    public async Task A_quotation_mark_that_is_never_closed_takes_no_rows_with_it_in_silence()
    {
        var (entries, problems) = await ReadAsync("title,date\nA,2021\n\"Never closed,2021\nLost,2020\nLost too,2019\n");

        Assert.Equal(["A"], entries.Select(e => e.Title));
        Assert.StartsWith("line 3: A field that begins with a quotation mark", Assert.Single(problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quotation_marks_within_a_field_and_empty_fields_at_the_end_are_read_as_they_stand()
    {
        var (entries, problems) = await ReadAsync("title,date\nA 5\" disk,2021,,\n\"\",2020\n\"B\" ,2020\n");

        Assert.Equal(["A 5\" disk", "B"], entries.Select(e => e.Title));
        Assert.Equal("line 3: The title is empty.", Assert.Single(problems).ToString());
    }

    [Fact]
    public async Task Rows_that_are_too_short_too_long_or_full_of_quotes_do_no_harm()
    {
        var random = new Random(3);
        for (var i = 0; i < 300; i++)
        {
            var noise = string.Concat(Enumerable.Range(0, random.Next(200)).Select(_ => "a,\"\n\r;\0=é😀 "[random.Next(11)]));
            var (entries, problems) = await ReadAsync("title,date\n" + noise);
            Assert.All(entries, e => Assert.InRange(e.Title.Length, 1, PublicationText.TitleLimit));
            Assert.All(problems, p => Assert.InRange(p.Line, 2, 300));
        }
    }

    private static async Task<(List<CsvEntry> Entries, List<CsvProblem> Problems)> ReadAsync(string text)
    {
        var (entries, problems) = (new List<CsvEntry>(), new List<CsvProblem>());
        using var reader = new StringReader(text);
        await foreach (var (entry, problem) in CsvEntryReader.ReadAsync(reader, CancellationToken.None))
        {
            if (entry is not null)
                entries.Add(entry);
            if (problem is not null)
                problems.Add(problem);
        }
        return (entries, problems);
    }
}
