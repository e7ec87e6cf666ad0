using System.Text;
using PublicationsCatalogue.Core.Tests.Support;

namespace PublicationsCatalogue.Core.Tests.Formats.BibTeX;

public sealed class BibTeXWriterTests
{
    [Fact]
    public async Task Every_type_date_name_and_character_is_written_as_it_was() =>
        Golden.AssertIs("all.bib", await Examples.WrittenAsync("bib", Examples.ListContext, Examples.All));

    [Fact]
    public async Task As_many_braces_close_as_open_in_every_entry()
    {
        foreach (var publication in Examples.All)
        {
            var text = Encoding.UTF8.GetString(await Examples.WrittenAsync("bib", Examples.Context, publication));
            Assert.Equal((text.Count(c => c == '{'), true), (text.Count(c => c == '}'), text.TrimEnd().EndsWith('}')));
        }
    }

    [Fact]
    public async Task Less_greater_and_bar_are_printed_as_such_also_by_the_fonts_TeX_begins_with()
    {
        var publication = Examples.One("quasars", "Quasars at 3<z<5 and z>6 | a survey", "article", "2020");

        Assert.Contains(@"title = {Quasars at 3\textless{}z\textless{}5 and z\textgreater{}6 \textbar{} a survey}",
            Encoding.UTF8.GetString(await Examples.WrittenAsync("bib", Examples.Context, publication)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_whose_name_has_signs_is_no_organisation()
    {
        var publication = Examples.One("signs", "Signs", "article", "2020");
        foreach (var name in new[] { "O'Neil, {Ana}", "José & Co, Ana", "Smith, Robert (Bob)" })
            Examples.Add(publication, name);

        Assert.Contains(@"author = {O'Neil, \textbraceleft{}Ana\textbraceright{} and José \& Co, Ana and Smith, Robert (Bob)}",
            Encoding.UTF8.GetString(await Examples.WrittenAsync("bib", Examples.Context, publication)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_of_a_name_that_begins_with_a_hyphen_keeps_it()
    {
        var publication = Examples.One("mass-loss", "Mass loss", "article", "2020");
        Examples.Add(publication, "Kim, Y. -C.");

        Assert.Contains("author = {Kim, Y. {-C.}}", Encoding.UTF8.GetString(await Examples.WrittenAsync("bib", Examples.Context, publication)), StringComparison.Ordinal);
    }
}
