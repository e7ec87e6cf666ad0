using System.Globalization;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>Small phrases that many pages use.</summary>
public static class Words
{
    public static string Items(int count) => count == 1 ? "1 item" : string.Create(CultureInfo.InvariantCulture, $"{count:#,0} items");

    /// <summary>"September 2021, 2 items".</summary>
    public static string Named(this (MonthKey Month, int Count) month, CultureInfo culture) => $"{month.Month.Format(culture)}, {Items(month.Count)}";

    /// <summary>"2009–2021", or "2021" when it is one year.</summary>
    public static string Span(IReadOnlyList<int> years) => years switch
    {
        [] => "",
        [var only] => only.ToString(CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{years[^1]}–{years[0]}"),
    };
}
