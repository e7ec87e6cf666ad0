using System.Text;

namespace PublicationsCatalogue.Core.Formats.ICalendar;

/// <summary>A line of iCalendar, folded so that none has more than 75 octets and no character is parted (RFC 5545 3.1).</summary>
internal static class ContentLine
{
    private const int Most = 75;

    public static void Write(TextWriter to, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > Most)
            {
                to.WriteLine();
                to.Write(' ');
                octets = 1;
            }
            octets += rune.Utf8SequenceLength;
            to.Write(rune.ToString());
        }
        to.WriteLine();
    }
}
