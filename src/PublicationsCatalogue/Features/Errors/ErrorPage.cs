using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Features.Errors;

public sealed record ErrorPage(int Code, string? Path, string Reference, (MonthKey Month, int Count)? Newest)
{
    /// <summary>What is known of the store's trouble, in place of the general advice.</summary>
    public string? Told { get; init; }

    /// <summary>Something typed was on its way.</summary>
    public bool WasSent { get; init; }

    /// <summary>What a reader who mistyped the address may be looking for: its last part, as words.</summary>
    public string WordsOfPath
    {
        get
        {
            var last = (Path ?? "").TrimEnd('/').Split('/')[^1].Split('.')[0];
            return string.Join(' ', SearchWords.In(last).Select(word => last.Substring(word.Start, word.Length)));
        }
    }

    public string Title => Code switch
    {
        400 => "That request can’t be read",
        401 or 403 => "Not allowed",
        404 => "Page not found",
        405 => "That can’t be done here",
        413 => "Too much at once",
        415 => "That can’t be read here",
        416 => "The file has no such part",
        429 => "Too many requests",
        503 => "Not available just now",
        507 => "The disk is full",
        >= 500 => "Something went wrong",
        _ => "That did not work",
    };

    public string Advice => Told ?? Code switch
    {
        400 => "It may be damaged or too old. Go back, load the page again and retry; what you typed is still in the page you came from.",
        401 or 403 => "Your account may not open this page. Ask an owner of the catalogue if you need it.",
        405 => "This address can only be read.",
        413 => "What was sent is larger than this site takes. Send less, or in parts.",
        415 => "Send forms as UTF-8, as every browser does.",
        416 => "It is shorter than that. Download it from its beginning.",
        429 => "Very many searches or lists were asked for from your network in a short time. Wait a few seconds and ask again; all other pages are open as ever.",
        503 => "The catalogue is busy or its database can’t be reached. Reading usually goes on; try again in a minute.",
        507 => "Nothing can be saved until the operator has made room. Keep what you typed: go back, and save again later.",
        >= 500 => "The fault is ours. It has been noted; try again in a minute.",
        _ => "Go back and try again.",
    };
}
