using AngleSharp.Dom;

namespace PublicationsCatalogue.Core.Text;

/// <summary>A summary as a list shows it: the lead, and the rest behind a fold (null when the lead is all).</summary>
public sealed record Excerpt(SafeHtml Lead, SafeHtml? Rest)
{
    private const int LongestLead = 420;
    private const int MostBlocks = 3;

    /// <summary>
    /// The whole to 420 characters of text and three paragraphs; else cut at the end of a sentence, where none is near at the end
    /// of a list item or word. Lead and rest are each well-formed and have all the text once; nothing marks the cut.
    /// </summary>
    public static Excerpt Of(SafeHtml summary) => IsSurelyShort(summary.ToString()) ? new Excerpt(summary, null) : Parted(summary);

    // On its own, so that a page of short summaries does not load the parser.
    private static Excerpt Parted(SafeHtml summary)
    {
        var body = HtmlText.Parse(summary);
        var blocks = body.Children.ToList();
        var whole = 0;
        var used = 0;
        while (whole < blocks.Count && whole < MostBlocks)
        {
            var length = HtmlText.Of(blocks[whole]).Length;
            if (used + length > LongestLead)
            {
                break;
            }

            used += length + 1;
            whole++;
        }

        if (whole == blocks.Count)
        {
            return new Excerpt(summary, null);
        }

        if (whole < MostBlocks && Cut.Place(blocks[whole], LongestLead - used, mustCut: whole == 0) is { } place)
        {
            place.Split(blocks[whole]);
            whole++;
        }

        blocks = body.Children.ToList();
        return new Excerpt(Join(blocks.Take(whole)), Join(blocks.Skip(whole)));
    }

    // Most summaries: text is never longer than its markup, and a block has an end tag. Parsing costs more than all else of a row.
    private static bool IsSurelyShort(string html) => html.Length <= LongestLead && html.AsSpan().Count("</") + html.AsSpan().Count("<hr") <= MostBlocks;

    private static SafeHtml Join(IEnumerable<IElement> blocks) => new(string.Join('\n', blocks.Select(block => block.OuterHtml)));
}
