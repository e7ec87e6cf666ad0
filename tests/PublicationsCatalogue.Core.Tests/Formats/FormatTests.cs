using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Tests.Support;

namespace PublicationsCatalogue.Core.Tests.Formats;

public sealed class FormatTests
{
    public static TheoryData<string> Suffixes => [.. Format.All.Select(f => f.Suffix)];

    public static TheoryData<string> XmlSuffixes => [.. Format.All.Where(f => f.MediaType.EndsWith("xml", StringComparison.Ordinal)).Select(f => f.Suffix)];

    [Fact]
    public void Each_suffix_and_each_media_type_is_that_of_one_format()
    {
        Assert.Equal(Format.All.Count, Format.All.Select(f => f.Suffix).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Format.All.Count, Format.All.Select(f => f.MediaType).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Format.All, f => Assert.Same(f, Format.Find(f.Suffix)));
    }

    [Theory]
    [MemberData(nameof(Suffixes))]
    public async Task A_list_of_every_publication_is_written_as_it_was(string suffix) =>
        Golden.AssertIs($"list.{suffix}", await Examples.WrittenAsync(suffix, Examples.ListContext, Format.Find(suffix)!.IsCitation ? [Examples.Full(), Examples.Empty()] : Examples.All));

    [Theory]
    [MemberData(nameof(Suffixes))]
    public async Task One_publication_with_every_field_is_written_as_it_was(string suffix)
    {
        if (Format.Find(suffix)!.IsFor(FormatUse.Entry))
            Golden.AssertIs($"one.{suffix}", await Examples.WrittenAsync(suffix, Examples.Context, Examples.Full()));
    }

    [Theory]
    [MemberData(nameof(XmlSuffixes))]
    public async Task XML_is_well_formed_whatever_was_typed_and_for_no_entries_too(string suffix)
    {
        foreach (var publications in new[] { [], [Examples.Full()], Examples.All })
        {
            var document = XDocument.Parse(Encoding.UTF8.GetString(await Examples.WrittenAsync(suffix, Examples.ListContext with { Note = "Cut -- here\u0001" }, publications)));
            Assert.DoesNotContain(document.Descendants().SelectMany(e => e.Nodes().OfType<XText>()), t => t.Value.Any(c => c != '\n' && !XmlConvert.IsXmlChar(c) && !char.IsSurrogate(c)));
        }
    }

    [Fact]
    public async Task JSON_can_be_read_whatever_was_typed_and_what_stands_in_a_page_closes_no_script()
    {
        foreach (var format in Format.All.Where(f => f.MediaType.EndsWith("json", StringComparison.Ordinal)))
        {
            foreach (var publications in new[] { [], Examples.All })
            {
                using var document = JsonDocument.Parse(await Examples.WrittenAsync(format.Suffix, Examples.ListContext, publications));
                Assert.NotEqual(JsonValueKind.Undefined, document.RootElement.ValueKind);
            }
        }
        Assert.All(Examples.All, p => Assert.DoesNotContain("<", Core.Formats.JsonLd.JsonLdBlock.Of(p, Examples.Context).ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Writing_stops_when_nobody_wants_more()
    {
        using var to = new MemoryStream();
        await Format.Find("json")!.WriteAsync(Enumerable.Repeat(Examples.Full(), 1000).ToAsyncEnumerable(), Examples.ListContext, to, () => true, default);
        Assert.InRange(to.Length, 1, 100_000);
    }
}
