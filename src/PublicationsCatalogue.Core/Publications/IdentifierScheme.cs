namespace PublicationsCatalogue.Core.Publications;

public enum IdentifierScheme
{
    Doi,
    Isbn,
    Issn,
    Handle,
    Orcid,
    Ror,
    ReportNumber,
    LegacyUrl,
    LegacyId,
}
