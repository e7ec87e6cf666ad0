using System.Text;
using PublicationsCatalogue.Core.Formats.Citations;
using PublicationsCatalogue.Core.Tests.Support;

namespace PublicationsCatalogue.Core.Tests.Formats.Citations;

public sealed class CitationStyleTests
{
    [Fact]
    public void Every_type_date_and_name_is_cited_as_it_was()
    {
        var lines = CitationStyle.All.SelectMany(style => Examples.All.Select(p => (p.Slug, Cited: style.Write(p, Examples.Context)))
            .Select(c => $"{c.Slug}: {c.Cited.Before}{(c.Cited.Italic.Length > 0 ? $"*{c.Cited.Italic}*" : "")}{c.Cited.After}").Prepend($"# {style.Name}"));
        Golden.AssertIs("citations.txt", Encoding.UTF8.GetBytes(string.Join('\n', lines)));
    }

    [Fact]
    public void No_citation_has_two_spaces_two_stops_or_a_control_character() => Assert.All(
        CitationStyle.All.SelectMany(s => Examples.All.Select(p => s.Write(p, Examples.Context).ToString())), text =>
        {
            Assert.DoesNotContain("  ", text, StringComparison.Ordinal);
            Assert.DoesNotContain("..", text.Replace(". . .", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain(text, char.IsControl);
            Assert.Equal(text.Trim(), text);
        });
}
