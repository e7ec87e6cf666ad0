using System.Globalization;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.ICalendar;

/// <summary>
/// iCalendar (RFC 5545, with NAME of RFC 7986): an event of the whole day for each entry that has a day. One without a day is a journal
/// entry without a date, so that none is invented. What is told of an entry stays the same, byte for byte, until it changes.
/// </summary>
public sealed class ICalendarWriter(Stream to, FormatContext context) : TextPublicationWriter(to, "\r\n")
{
    private bool isEmpty = true;

    public override void Begin()
    {
        Line("BEGIN", "VCALENDAR");
        Line("VERSION", "2.0");
        Line("PRODID", "-//Publications catalogue//EN");
        Line("CALSCALE", "GREGORIAN");
        Text("NAME", context.Title);
        Text("X-WR-CALNAME", context.Title);
        Line("URL", context.Absolute(context.Page));
        Line("SOURCE;VALUE=URI", context.Absolute(context.Self));
    }

    public override void Write(Publication publication)
    {
        isEmpty = false;
        var text = context.TextOf(publication);
        var component = publication.DateIssued is { Day: not null } ? "VEVENT" : "VJOURNAL";
        Line("BEGIN", component);
        Line("UID", StableId.Of(publication, context));
        // Where no method is given, when the entry last changed (3.8.7.2).
        Line("DTSTAMP", Instant(publication.ChangedAt()));
        if (publication.DateIssued is { Day: { } day, Month: { } month } date)
        {
            Line("DTSTART;VALUE=DATE", string.Create(CultureInfo.InvariantCulture, $"{date.Year:0000}{month:00}{day:00}"));
            Line("TRANSP", "TRANSPARENT");
        }
        if (publication.FirstPublicAt is { } first)
            Line("CREATED", Instant(first));
        Line("LAST-MODIFIED", Instant(publication.ChangedAt()));
        Text($"SUMMARY;LANGUAGE={text.Language}", text.WholeTitle());
        Text($"DESCRIPTION;LANGUAGE={text.Language}", text.Abstract());
        if (string.Join(',', publication.Keywords().Where(k => k.Length > 0).Select(Escaped)) is { Length: > 0 } categories)
            Line("CATEGORIES", categories);
        Line("URL", context.AddressOf(publication, text));
        Line("END", component);
    }

    public override void End()
    {
        // A calendar has at least one component (3.4).
        if (isEmpty)
            Universal();
        Line("END", "VCALENDAR");
    }

    private void Universal()
    {
        Line("BEGIN", "VTIMEZONE");
        Line("TZID", "Etc/UTC");
        Line("BEGIN", "STANDARD");
        Line("DTSTART", "19700101T000000");
        Line("TZOFFSETFROM", "+0000");
        Line("TZOFFSETTO", "+0000");
        Line("END", "STANDARD");
        Line("END", "VTIMEZONE");
    }

    private void Text(string name, string? value)
    {
        if (Facts.PlainLine(value) is { Length: > 0 } line)
            Line(name, Escaped(line));
    }

    private void Line(string name, string value) => ContentLine.Write(To, $"{name}:{value}");

    private static string Instant(DateTime utc) => utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    // 3.3.11; a text is on one line already.
    private static string Escaped(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal);
}
