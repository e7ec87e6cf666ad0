namespace PublicationsCatalogue.Features.Sitemap;

/// <summary>An address of this site in a sitemap.</summary>
/// <param name="ChangedAt">When what it shows last changed (UTC); null when that is not known.</param>
public sealed record SitemapLine(string Path, DateTime? ChangedAt = null);
