using System.Text;
using PublicationsCatalogue.Core.Tests.Support;

namespace PublicationsCatalogue.Core.Tests.Formats.Ris;

public sealed class RisWriterTests
{
    private static readonly string[] Known =
    [
        "TY", "ID", "AU", "ED", "A4", "TI", "T2", "VL", "IS", "M1", "PY", "DA", "PB", "ET", "DO", "SN", "UR", "LA", "KW", "AB", "N1", "DB", "ER",
    ];

    [Fact]
    public async Task Every_type_date_name_and_character_is_written_as_it_was() =>
        Golden.AssertIs("all.ris", await Examples.WrittenAsync("ris", Examples.ListContext, Examples.All));

    [Fact]
    public async Task Every_line_has_a_known_tag_and_ends_in_CR_LF_and_a_record_goes_from_TY_to_ER()
    {
        foreach (var publication in Examples.All)
        {
            var text = Encoding.UTF8.GetString(await Examples.WrittenAsync("ris", Examples.Context, publication));
            var lines = text.Split("\r\n");
            Assert.All(lines[..^1], line => Assert.Contains(line[..6], Known.Select(tag => tag + "  - "), StringComparer.Ordinal));
            Assert.Equal((true, "ER  - ", "", 0), (lines[0].StartsWith("TY  - ", StringComparison.Ordinal), lines[^2], lines[^1], string.Concat(lines).Count(c => c is '\r' or '\n')));
        }
    }
}
