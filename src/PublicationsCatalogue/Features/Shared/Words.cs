using System.Globalization;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>Small phrases that many pages use.</summary>
public static class Words
{
    public static string Items(int count) => count == 1 ? "1 item" : string.Create(CultureInfo.InvariantCulture, $"{count:#,0} items");

    /// <summary>"September 2021, 2 items".</summary>
    public static string Named(this (MonthKey Month, int Count) month, CultureInfo culture) => $"{month.Month.Format(culture)}, {Items(month.Count)}";

    /// <summary>"today 14:02", "07 September, 11:05", or with its year when that is another: an instant on the site's clock.</summary>
    public static string When(this Site site, DateTime utc, DateTime now)
    {
        var (then, today) = (site.ToLocal(utc), site.ToLocal(now));
        return then.Date == today.Date ? $"today {then.ToString("HH:mm", site.Culture)}"
            : then.ToString(then.Year == today.Year ? "dd MMMM, HH:mm" : "dd MMMM yyyy, HH:mm", site.Culture);
    }

    /// <summary>"2009–2021", or "2021" when it is one year.</summary>
    public static string Span(IReadOnlyList<int> years) => years switch
    {
        [] => "",
        [var only] => only.ToString(CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{years[^1]}–{years[0]}"),
    };

    /// <summary>With a capital at its beginning.</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>"2019–2021", "2021", "from 2019" or "to 2021".</summary>
    public static string Span(int? first, int? last) => (first?.ToString(CultureInfo.InvariantCulture), last?.ToString(CultureInfo.InvariantCulture)) switch
    {
        (null, var to) => $"to {to}",
        (var from, null) => $"from {from}",
        var (from, to) => from == to ? from : $"{from}–{to}",
    };
}
