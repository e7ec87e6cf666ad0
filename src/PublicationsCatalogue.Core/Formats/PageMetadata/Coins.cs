using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.PageMetadata;

/// <summary>An OpenURL in a span (COinS, Z39.88-2004), which older tools for references look for.</summary>
public static class Coins
{
    public static string Of(Publication publication, FormatContext context)
    {
        List<(string Name, string? Value)> values = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", $"info:ofi/fmt:kev:mtx:{FormOf(publication)}"), .. Said(publication, context)];
        return string.Join('&', values.Select(v => (v.Name, Value: Facts.PlainLine(v.Value))).Where(v => v.Value.Length > 0).Select(v => $"{v.Name}={Uri.EscapeDataString(v.Value)}"));
    }

    private static string FormOf(Publication publication) => publication.Type switch
    {
        "article" or "newsletter" => "journal",
        "book" or "chapter" or "conference-paper" or "report" or "executive-summary" or "working-paper" or "policy-brief" or "training-guide" => "book",
        _ => "dc",
    };

    private static IEnumerable<(string Name, string? Value)> Said(Publication publication, FormatContext context)
    {
        var (text, series, form) = (context.TextOf(publication), publication.FirstSeries(), FormOf(publication));
        var isPart = form == "book" && publication.IsInContainer();
        var creators = publication.By(ContributorRole.Creator).Take(context.MostNames).Select(c => PersonName.Of(c).InIndexOrder);
        if (form == "dc")
        {
            yield return ("rft.type", ResourceType.Find(publication.Type)?.Name);
            yield return ("rft.title", text.WholeTitle());
            yield return ("rft.publisher", publication.Publisher?.Name);
            yield return ("rft.identifier", context.AddressOf(publication, text));
            yield return ("rft.language", text.Language.ToString());
        }
        else
        {
            yield return ("rft.genre", form == "journal" ? "article" : publication.Type switch { "book" or "training-guide" => "book", "chapter" => "bookitem", "conference-paper" => "proceeding", _ => "report" });
            yield return (form == "journal" || isPart ? "rft.atitle" : "rft.btitle", text.WholeTitle());
            yield return (form == "journal" ? "rft.jtitle" : isPart ? "rft.btitle" : "rft.series", series?.Series.Title);
            yield return ("rft.volume", form == "journal" ? series?.Volume : null);
            yield return ("rft.issue", form == "journal" ? series?.Number : null);
            yield return ("rft.pub", form == "book" ? publication.Publisher?.Name : null);
            yield return ("rft.isbn", form == "book" ? publication.IdentifierOf(IdentifierScheme.Isbn) : null);
            yield return ("rft.issn", publication.Issn());
        }
        foreach (var creator in creators)
            yield return (form == "dc" ? "rft.creator" : "rft.au", creator);
        yield return ("rft.date", publication.DateIssued?.ToString());
        yield return ("rft_id", publication.IdentifierOf(IdentifierScheme.Doi) is { } doi ? $"info:doi/{doi}" : null);
        yield return ("rfr_id", $"info:sid/{context.Root.Host}");
    }
}
