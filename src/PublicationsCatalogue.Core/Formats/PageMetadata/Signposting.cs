using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.PageMetadata;

/// <summary>FAIR Signposting: what an entry's page leads to, told to programs. Level 1 is its header Link, level 2 a <see cref="LinksetWriter"/>.</summary>
public static class Signposting
{
    // A header must stay small: the link set names all.
    private const int MostAuthors = 20;
    private const int MostItems = 20;

    /// <summary>The value of the header Link (RFC 8288).</summary>
    public static string Of(Publication publication, FormatContext context) =>
        string.Join(", ", Links(publication, context, MostAuthors, MostItems).Append(new SignpostingLink(AddressIn(Linkset, publication, context), "linkset", Linkset.MediaType))
            .Select(link => $"<{link.Target}>; rel=\"{link.Relation}\"{(link.Type is null ? "" : $"; type=\"{link.Type}\"")}"));

    /// <summary>All that its page leads to.</summary>
    public static IEnumerable<SignpostingLink> All(Publication publication, FormatContext context) => Links(publication, context, int.MaxValue, int.MaxValue);

    private static Format Linkset => Format.All.First(f => f.Use == FormatUse.Links);

    private static IEnumerable<SignpostingLink> Links(Publication publication, FormatContext context, int mostAuthors, int mostItems)
    {
        var doi = publication.Identifiers.Find(i => i.Scheme == IdentifierScheme.Doi);
        yield return new(doi is not null && Identifier.TryCreate(doi.Scheme, doi.Value, out var known, out _) && known.Url is { } resolved && IsPlain(resolved) ? resolved : context.AddressOf(publication), "cite-as", null);
        yield return new("https://schema.org/AboutPage", "type", null);
        yield return new($"https://schema.org/{ResourceType.Find(publication.Type)?.SchemaOrg ?? "CreativeWork"}", "type", null);
        foreach (var format in Format.All.Where(f => f.IsFor(FormatUse.Entry)))
            yield return new(AddressIn(format, publication, context), "describedby", format.MediaType);
        foreach (var item in publication.Links.Where(l => l.Kind == LinkKind.FullText && IsPlain(l.Url)).OrderBy(l => l.Position).Take(mostItems))
            yield return new(item.Url, "item", item.Url.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) ? "application/pdf" : null);
        foreach (var author in publication.By(ContributorRole.Creator).Select(c => c.Agent.IdentifierUrl()).OfType<string>().Where(IsPlain).Take(mostAuthors))
            yield return new(author, "author", null);
        if (Licence.Find(publication.Licence) is { } licence)
            yield return new(licence.Url, "license", null);
    }

    private static string AddressIn(Format format, Publication publication, FormatContext context) => $"{context.AddressOf(publication)}.{format.Suffix}";

    // What else would end the link it stands in.
    private static bool IsPlain(string address) => address.All(c => c is > ' ' and < '\u007f' and not ('<' or '>' or '"' or '\\'));
}

public sealed record SignpostingLink(string Target, string Relation, string? Type);
