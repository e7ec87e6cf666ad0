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
}
