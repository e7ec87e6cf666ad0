namespace PublicationsCatalogue.Core.Publications;

/// <summary>
/// What kind of thing a publication is, with its name in the vocabularies that other systems read:
/// DataCite resourceTypeGeneral, schema.org, BibTeX, RIS, CSL and the COAR resource type URI.
/// </summary>
public sealed record ResourceType(string Code, string Name, string DataCite, string SchemaOrg, string BibTeX, string Ris, string Csl, string Coar)
{
    private const string CoarBase = "http://purl.org/coar/resource_type/";

    public static readonly IReadOnlyList<ResourceType> All =
    [
        new("report", "Report", "Report", "Report", "techreport", "RPRT", "report", CoarBase + "c_93fc"),
        new("executive-summary", "Executive summary", "Report", "Report", "techreport", "RPRT", "report", CoarBase + "c_93fc"),
        new("newsletter", "Newsletter", "Text", "PublicationIssue", "misc", "NEWS", "periodical", CoarBase + "c_0640"),
        new("training-guide", "Training guide", "Text", "LearningResource", "manual", "BOOK", "book", CoarBase + "c_e059"),
        new("tool", "Tool", "InteractiveResource", "CreativeWork", "misc", "GEN", "document", CoarBase + "c_1843"),
        new("book", "Book", "Book", "Book", "book", "BOOK", "book", CoarBase + "c_2f33"),
        new("chapter", "Book chapter", "BookChapter", "Chapter", "incollection", "CHAP", "chapter", CoarBase + "c_3248"),
        new("article", "Article", "JournalArticle", "ScholarlyArticle", "article", "JOUR", "article-journal", CoarBase + "c_6501"),
        new("working-paper", "Working paper", "Preprint", "Report", "techreport", "RPRT", "report", CoarBase + "c_8042"),
        new("policy-brief", "Policy brief", "Report", "Report", "techreport", "RPRT", "report", CoarBase + "c_93fc"),
        new("conference-paper", "Conference paper", "ConferencePaper", "ScholarlyArticle", "inproceedings", "CPAPER", "paper-conference", CoarBase + "c_5794"),
        new("presentation", "Presentation", "Text", "PresentationDigitalDocument", "misc", "SLIDE", "speech", CoarBase + "c_c94f"),
        new("dataset", "Dataset", "Dataset", "Dataset", "misc", "DATA", "dataset", CoarBase + "c_ddb1"),
        new("video", "Video", "Audiovisual", "VideoObject", "misc", "VIDEO", "motion_picture", CoarBase + "c_12ce"),
        new("other", "Other", "Other", "CreativeWork", "misc", "GEN", "document", CoarBase + "c_1843"),
    ];

    public static ResourceType? Find(string? code) => All.FirstOrDefault(type => type.Code == code);
}
