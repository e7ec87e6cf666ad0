using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.PageMetadata;

/// <summary>FAIR Signposting, level 1: the Link header of an entry's page (RFC 8288).</summary>
public static class Signposting
{
    // A header must stay small: the other forms name all.
    private const int MostAuthors = 20;

    /// <summary>The value of the header Link (RFC 8288, FAIR Signposting level 1).</summary>
    /// <param name="addressIn">Where the entry is in another form.</param>
    public static string Of(Publication publication, FormatContext context, Func<Format, string> addressIn) =>
        string.Join(", ", Links(publication, context, addressIn).Where(link => IsPlain(link.Target))
            .Select(link => $"<{link.Target}>; rel=\"{link.Relation}\"{(link.Type is null ? "" : $"; type=\"{link.Type}\"")}"));

    private static IEnumerable<(string Target, string Relation, string? Type)> Links(Publication publication, FormatContext context, Func<Format, string> addressIn)
    {
        var doi = publication.Identifiers.Find(i => i.Scheme == IdentifierScheme.Doi);
        yield return (doi is not null && Identifier.TryCreate(doi.Scheme, doi.Value, out var known, out _) && known.Url is { } resolved && IsPlain(resolved) ? resolved : context.AddressOf(publication), "cite-as", null);
        yield return ("https://schema.org/AboutPage", "type", null);
        yield return ($"https://schema.org/{ResourceType.Find(publication.Type)?.SchemaOrg ?? "CreativeWork"}", "type", null);
        foreach (var format in Format.All.Where(f => f.IsFor(FormatUse.Entry)))
            yield return (context.Absolute(addressIn(format)), "describedby", format.MediaType);
        foreach (var author in publication.By(ContributorRole.Creator).Take(MostAuthors).Select(c => c.Agent.IdentifierUrl()).OfType<string>())
            yield return (author, "author", null);
        if (Licence.Find(publication.Licence) is { } licence)
            yield return (licence.Url, "license", null);
    }

    private static bool IsPlain(string address) => address.All(c => c is > ' ' and < '\u007f' and not ('<' or '>' or '"' or '\\'));
}
