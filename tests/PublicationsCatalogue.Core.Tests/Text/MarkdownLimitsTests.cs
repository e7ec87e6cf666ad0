using System.Diagnostics;
using System.Text;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Core.Tests.Text;

public sealed class MarkdownLimitsTests
{
    private static readonly string Prose = string.Concat(Enumerable.Repeat("Cooperatives *work* together, as ever.\n\n", 480));

    public static TheoryData<string, string> Hostile()
    {
        var texts = new TheoryData<string, string>();
        string[] pieces =
        [
            "[a](", "[", "]", "[a]", "![", "![a](", "[a](b) ", "> ", ">", "- ", "* ", "1. ", "*", "**a ", "*a **a ", "_a ", "_a_ *b* ", "a_", "*a_ ", "~a ", "~~a ", "`", "`a", "``a ",
            "|", "|a", "a|b\n-|-\n", "|\n", "-|-\n", "<", "<a ", "<http://a> ", "http://a.b/ ", "www.a.b ", "a@b.cd ", "a@", "@", "\\", "&", "&amp;", "#", "# a\n", "(", ")", "\"", "'",
            "a\n", "\n", "a\n\n", "```\n", "~~~\n", "---\n", "\t", " ", "\0", "\ud800", "é", "[a]: b\n", "[^a]: ", "- a\n", "-\n", "> a\n", ">\n\n", "  ", "a  \n", "*\t", "1)\n", "!", ":", "http://", "mailto:a", "- - a\n  ", "<a@b.c>",
        ];
        foreach (var piece in pieces)
        {
            foreach (var length in new[] { 19_990 })
            {
                texts.Add(Name(piece) + " x" + length, string.Concat(Enumerable.Repeat(piece, length / piece.Length)));
            }
        }

        foreach (var piece in new[] { "[a](", "> ", "a\n\n", ">\n\n", "*a **a " })
        {
            texts.Add(Name(piece) + " x1000000", string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length)));
        }

        texts.Add("202 quotes", new string('>', 202));
        texts.Add("backtick runs", string.Concat(Enumerable.Range(1, 190).Select(i => new string('`', i) + "a")));
        texts.Add("deepening list", string.Concat(Enumerable.Range(0, 190).Select(i => new string(' ', i) + "- a\n")));
        texts.Add("deepening numbers", string.Concat(Enumerable.Range(0, 100).Select(i => new string(' ', i * 2) + "1. a\n")));
        texts.Add("deepening quotes", string.Concat(Enumerable.Range(0, 100).Select(i => new string('>', i) + " a\n")));
        texts.Add("wide table", string.Concat(Enumerable.Repeat("a|", 900)) + "\n" + string.Concat(Enumerable.Repeat("-|", 900)) + "\n");
        texts.Add("wide table, many rows", string.Concat(Enumerable.Repeat("a|", 300)) + "\n" + string.Concat(Enumerable.Repeat("-|", 300)) + "\n" + string.Concat(Enumerable.Repeat("a|\n", 1_300)));
        texts.Add("references", string.Concat(Enumerable.Range(0, 399).Select(i => $"[a{i}]: b\n")) + string.Concat(Enumerable.Repeat("a ", 7_000)));
        texts.Add("nested emphasis", string.Concat(Enumerable.Repeat("*a **b ", 280)) + string.Concat(Enumerable.Repeat("b** a*", 380)));
        return texts;
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void M_26_Hostile_text_is_answered_without_delay(string name, string markdown)
    {
        var ordinary = TimeOf(Prose);

        var hostile = TimeOf(markdown);

        // Beside ordinary text of the greatest length, so that a slow or busy machine fails nobody.
        Assert.True(hostile <= 5_000 || hostile <= 500 * ordinary, $"{name} took {hostile} ms, ordinary text {ordinary} ms");
    }

    [Fact]
    public void A_table_of_few_marks_that_would_grow_to_a_million_cells_is_refused()
    {
        var ragged = string.Concat(Enumerable.Repeat("a|", 60)) + "\n" + string.Concat(Enumerable.Repeat("-|", 60)) + "\n" + string.Concat(Enumerable.Repeat("a|\n", 100));

        Assert.False(Markdown.TryRender(ragged, out _, out var problem));
        Assert.Contains("too many cells", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_ten_columns_and_a_hundred_rows_is_not_refused()
    {
        var table = "|" + string.Concat(Enumerable.Repeat("a|", 10)) + "\n|" + string.Concat(Enumerable.Repeat("-|", 10)) + "\n" + string.Concat(Enumerable.Repeat("|a|b|c|d|e|f|g|h|i|j|\n", 100));

        Assert.True(Markdown.TryRender(table, out _, out var problem), problem);
    }

    [Theory]
    [InlineData("- a\n  - b\n    - c\n      - d")]
    [InlineData("> > > three levels")]
    [InlineData("Mail 20 - 30 - 40 people 1. 2. 3. 4. 5. 6. 7. 8. 9. 10. 11. 12. 13. 14.")]
    public void Ordinary_text_is_not_refused(string markdown) => Assert.True(Markdown.TryRender(markdown, out _, out var problem), problem);

    private static double TimeOf(string markdown)
    {
        var clock = Stopwatch.StartNew();
        _ = Excerpt.Of(Markdown.Render(markdown));
        return clock.Elapsed.TotalMilliseconds;
    }

    private static string Name(string piece)
    {
        var name = new StringBuilder();
        foreach (var c in piece)
        {
            name.Append(c is >= ' ' and <= '~' ? c.ToString() : $"U+{(int)c:X4}");
        }

        return name.ToString();
    }
}
