using System.Text;

namespace PublicationsCatalogue.Core.Tests.Formats.ICalendar;

public sealed class ICalendarWriterTests
{
    [Fact]
    public async Task No_line_is_longer_than_75_octets_and_none_parts_a_character()
    {
        var written = await Examples.WrittenAsync("ics", Examples.ListContext, [.. Examples.All, Examples.One("long", string.Concat(Enumerable.Repeat("Ünïcödé 合作社 👩‍🌾 ", 30)), "book", "2021-10-01")]);
        var lines = Encoding.UTF8.GetString(written).Split("\r\n");

        Assert.Equal("", lines[^1]);
        Assert.All(lines, line =>
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75);
            Assert.DoesNotContain('\n', line);
        });
        Assert.Contains(string.Concat(Enumerable.Repeat("Ünïcödé 合作社 👩‍🌾 ", 30)).Trim(), Unfolded(written), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_with_a_day_is_an_event_of_that_day_and_one_without_is_in_no_day()
    {
        var text = Unfolded(await Examples.WrittenAsync("ics", Examples.ListContext, [Examples.One("day", "With a day", "book", "2021-10-07"), Examples.One("month", "Of the month", "book", "2021-10")]));

        Assert.Contains("BEGIN:VEVENT\r\n", text, StringComparison.Ordinal);
        Assert.Contains("DTSTART;VALUE=DATE:20211007\r\n", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("BEGIN:VJOURNAL").Length);
        Assert.Equal(2, text.Split("DTSTART").Length);
        Assert.Equal(3, text.Split("DTSTAMP:20211009T093000Z").Length);
    }

    [Fact]
    public async Task A_month_without_entries_is_a_calendar_all_the_same()
    {
        var text = Unfolded(await Examples.WrittenAsync("ics", Examples.ListContext, []));

        Assert.Contains("BEGIN:VTIMEZONE\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_means_something_in_a_calendar_is_escaped()
    {
        var text = Unfolded(await Examples.WrittenAsync("ics", Examples.ListContext, [Examples.One("signs", "One, two; three\\four\nEND:VEVENT", "book", "2021-10-07")]));

        Assert.Contains("SUMMARY;LANGUAGE=en:One\\, two\\; three\\\\four END:VEVENT\r\n", text, StringComparison.Ordinal);
    }

    private static string Unfolded(byte[] written) => Encoding.UTF8.GetString(written).Replace("\r\n ", "", StringComparison.Ordinal);
}
