using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.DublinCore;

/// <summary>The fifteen elements (DCMES 1.1), each as often as there is something to say; dates in W3C-DTF, languages in BCP 47.</summary>
public static class DublinCoreElements
{
    public static IEnumerable<(string Name, string Value, string? Language)> Of(Publication publication, FormatContext context)
    {
        var shown = context.TextOf(publication);
        foreach (var text in publication.Texts.OrderByDescending(t => t == shown))
            yield return ("title", text.WholeTitle(), text.Language.ToString());
        foreach (var creator in publication.By(ContributorRole.Creator).Take(context.MostNames))
            yield return ("creator", creator.PrintedName(), null);
        foreach (var contributor in publication.Contributions.Where(c => c.Role != ContributorRole.Creator).OrderBy(c => c.Role).ThenBy(c => c.Position).Take(context.MostNames))
            yield return ("contributor", contributor.PrintedName(), null);
        foreach (var keyword in publication.Keywords())
            yield return ("subject", keyword, null);
        foreach (var text in publication.Texts.OrderByDescending(t => t == shown))
        {
            if (text.Abstract() is { } summary)
                yield return ("description", summary, text.Language.ToString());
        }
        if (publication.Publisher is { } publisher)
            yield return ("publisher", publisher.Name, null);
        if (publication.DateIssued is { } date)
            yield return ("date", date.ToString(), null);
        if (ResourceType.Find(publication.Type) is { } type)
        {
            yield return ("type", type.Name, null);
            yield return ("type", type.Coar, null);
        }
        yield return ("identifier", context.Absolute($"/publications/{publication.Slug}"), null);
        foreach (var row in publication.Identifiers)
            yield return ("identifier", AsText(row), null);
        foreach (var link in publication.Links.OrderBy(l => l.Position))
            yield return ("identifier", link.Url, null);
        foreach (var text in publication.Texts.OrderByDescending(t => t == shown))
            yield return ("language", text.Language.ToString(), null);
        foreach (var membership in publication.Series)
            yield return ("relation", membership.Number is null ? membership.Series.Title : $"{membership.Series.Title}, No. {membership.Number}", null);
        if (publication.Period() is { } period)
            yield return ("coverage", period, null);
        if (Licence.Find(publication.Licence) is { } licence)
            yield return ("rights", licence.Url, null);
        foreach (var rights in new[] { publication.AccessRights, publication.RightsHolder }.OfType<string>())
            yield return ("rights", rights, null);
    }

    private static string AsText(PublicationIdentifier row) => row.Scheme switch
    {
        IdentifierScheme.Isbn or IdentifierScheme.Issn => $"urn:{row.Scheme.ToString().ToUpperInvariant()}:{row.Value}",
        _ => Identifier.TryCreate(row.Scheme, row.Value, out var known, out _) && known.Url is { } url ? url : row.Value,
    };
}
