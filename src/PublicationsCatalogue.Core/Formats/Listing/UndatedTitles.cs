namespace PublicationsCatalogue.Core.Formats.Listing;

/// <summary>Finds the entries without a date between the dated ones of a pasted list: else each would be a paragraph of the one before it.</summary>
internal static class UndatedTitles
{
    /// <summary>The lines, by number, that are titles of entries without a date.</summary>
    /// <param name="dates">The lines that hold the date of an entry, whose title stands in the line before.</param>
    public static IEnumerable<int> Of(List<PastedLine> lines, List<int> dates)
    {
        // When most entries have a line of that kind under their date, it is how the list writes its summaries.
        var directly = Enumerable.Range(0, dates.Count).Where(k => dates[k] + 1 < End(k) && IsTitle(k, dates[k] + 1)).ToList();
        var areNotes = directly.Count * 2 > dates.Count;
        for (var k = 0; k < dates.Count; k++)
        {
            var number = lines[dates[k] - 1].Number;
            var next = k + 1 < dates.Count ? lines[dates[k + 1] - 1].Number : null;
            for (var i = dates[k] + 1; i < End(k); i++)
            {
                var isNumbered = number is not null && lines[i].Number == number + 1 && (next is null || next > number + 1);
                if (isNumbered)
                    number++;
                if (isNumbered || (number is null && IsTitle(k, i) && !(areNotes && i == dates[k] + 1)))
                    yield return i;
            }
        }

        int End(int k) => k + 1 < dates.Count ? dates[k + 1] - 1 : lines.Count;

        // Only in a list: under a single title and date stands its summary. A line of a broken paragraph is no title either.
        bool IsTitle(int k, int i) => dates.Count > 1 && lines[i].IsLikeTitle
            && (lines[i].IsAfterGap || (i > dates[k] + 1 && lines[i - 1].EndsSentence))
            && (i + 1 == End(k) || lines[i + 1].IsAfterGap);
    }
}
