namespace PublicationsCatalogue.Core.Publications;

/// <summary>What publications share under a name of its own: a person or an organisation, a series, a subject.</summary>
public abstract class Term
{
    public long Id { get; protected set; }
    public required Slug Slug { get; set; }

    /// <summary>False for a name alone, as an earlier state of a publication has it.</summary>
    public bool HasPage => Slug != default;

    /// <summary>The name that is shown; for a subject and a series in the language of its first text.</summary>
    public abstract string Heading { get; }

    /// <summary>dcterms:isReplacedBy: this is but another name of that one, and no entry carries it. It keeps the address that readers had.</summary>
    public long? ReplacedById { get; private set; }

    /// <summary>The act that gave its entries to the other one, by which that can be taken back; null for a name that had none.</summary>
    public Guid? ReplacedIn { get; private set; }

    public bool IsKept => ReplacedById is null;

    public void GiveWayTo(Term kept, Guid? act)
    {
        if (kept.GetType() != GetType() || kept == this || !kept.IsKept)
            throw new InvalidOperationException($"“{Slug}” can't give way to “{kept.Slug}”.");
        (ReplacedById, ReplacedIn) = (kept.Id, act);
    }

    public void ComeBack() => (ReplacedById, ReplacedIn) = (null, null);
}
