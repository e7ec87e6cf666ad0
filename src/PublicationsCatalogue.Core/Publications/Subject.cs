namespace PublicationsCatalogue.Core.Publications;

/// <summary>skos:Concept in a scheme: a thesaurus term, a Sustainable Development Goal, a place (dcterms:spatial), or a free keyword.</summary>
public sealed class Subject : Term
{
    public long SchemeId { get; set; }
    public SubjectScheme Scheme { get; set; } = null!;
    public string? Notation { get; set; }
    public long? BroaderId { get; set; }
    public Subject? Broader { get; set; }
    public string? ExactMatchUri { get; set; }

    /// <summary>skos:scopeNote in Markdown: what is meant by it.</summary>
    public string? Description { get; set; }
    public List<SubjectLabel> Labels { get; } = [];

    public override string Heading => Label;
    public string Label => Labels.Find(label => label.IsPreferred)?.Text ?? Slug.ToString();
}

public sealed class SubjectLabel
{
    public long Id { get; private set; }
    public long SubjectId { get; private set; }
    public required LanguageTag Language { get; set; }
    public bool IsPreferred { get; set; }
    public required string Text { get; set; }

    /// <summary>The label folded for look-up, because SQLite compares only ASCII without case.</summary>
    public required string TextKey { get; set; }

    /// <summary>Its place among others, made from the name whenever it is read: nobody can forget it. What is stored is a copy, for the index.</summary>
    public string SortKey { get => NameOrder.OfTitle(Text); private set { } }
}

public sealed class SubjectScheme
{
    /// <summary>Code of the scheme that free keywords belong to.</summary>
    public const string Keywords = "keyword";

    public long Id { get; private set; }
    public required string Code { get; set; }
    public required string Name { get; set; }
    public string? Uri { get; set; }
}

public sealed class PublicationSubject
{
    public long PublicationId { get; private set; }
    public long SubjectId { get; set; }
    public Subject Subject { get; set; } = null!;
    public int Position { get; set; }
}
