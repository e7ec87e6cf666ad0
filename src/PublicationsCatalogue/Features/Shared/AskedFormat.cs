using PublicationsCatalogue.Core.Formats;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>The form that a request wants in place of a page; set before the page is looked for.</summary>
/// <param name="Path">The address as it was asked, with its suffix.</param>
public sealed record AskedFormat(Format Format, bool IsBySuffix, string Path);

public static class AskedFormats
{
    /// <summary>The form that the end of an address names, and the address of its page; null when it names none.</summary>
    public static (Format Format, string Page)? BySuffix(string path)
    {
        var last = path.LastIndexOf('/') + 1;
        var dot = path.IndexOf('.', last);
        return dot > last && Format.Find(path[(dot + 1)..]) is { } format ? (format, path[..dot]) : null;
    }

    public static Format? FormatAsked(this HttpContext http) => http.Features.Get<AskedFormat>()?.Format;

    /// <summary>What stood behind the address and must stand behind another it leads to: ".bib", or nothing.</summary>
    public static string Suffix(this HttpContext http) => http.Features.Get<AskedFormat>() is { IsBySuffix: true } asked ? "." + asked.Format.Suffix : "";

    /// <summary>The address of a page in another form: the suffix stands before the query.</summary>
    public static string In(this string page, Format format)
    {
        var query = page.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? $"{page}.{format.Suffix}" : $"{page[..query]}.{format.Suffix}{page[query..]}";
    }
}
