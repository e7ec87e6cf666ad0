namespace PublicationsCatalogue.Core.Publications;

/// <summary>One publication (schema:CreativeWork, DataCite Resource): what is shared by its texts in all languages.</summary>
public sealed class Publication
{
    private DateTime? toldChangedAt;

    public long Id { get; private set; }

    /// <summary>Changes with every save; a form that carries an older one is told of the conflict.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();

    public required Slug Slug { get; set; }

    /// <summary>Code of a <see cref="ResourceType"/>; null when nobody has said what it is.</summary>
    public string? Type { get; set; }

    /// <summary>dcterms:issued, as far as it is known.</summary>
    public PartialDate? DateIssued { get; private set; }

    /// <summary>The month it is listed under; follows from DateIssued only.</summary>
    public MonthKey Month { get; private set; } = MonthKey.Undated;

    public int SortDate { get; private set; }

    /// <summary>Order among entries of one day: lower comes first. See <see cref="DayOrder"/>.</summary>
    public long Position { get; set; }

    /// <summary>dcterms:temporal: the period a newsletter or statistic covers, which is not the date it was issued.</summary>
    public PartialDate? PeriodStart { get; set; }
    public PartialDate? PeriodEnd { get; set; }

    public long? PublisherId { get; set; }
    public Agent? Publisher { get; set; }
    public string? Edition { get; set; }

    /// <summary>Code of a <see cref="Licence"/>.</summary>
    public string? Licence { get; set; }
    public string? RightsHolder { get; set; }
    public string? AccessRights { get; set; }

    public PublicationState State { get; private set; } = PublicationState.Draft;

    /// <summary>The instant from which readers see it (UTC). In the future: scheduled; on a draft: only planned.</summary>
    public DateTime? PublicAt { get; private set; }

    /// <summary>dcterms:available, the second clock: when it first became public here (UTC).</summary>
    public DateTime? FirstPublicAt { get; private set; }

    /// <summary>When what readers are told of it last changed (UTC), the names that it carries included; null where nobody looked. It is not stored here.</summary>
    public DateTime? ToldChangedAt => toldChangedAt;

    /// <summary>Why it was withdrawn; shown to everyone at its address.</summary>
    public string? WithdrawalReason { get; private set; }
    public DateTime? WithdrawnAt { get; private set; }
    public long? ReplacedById { get; private set; }
    public Publication? ReplacedBy { get; private set; }

    public DateTime? TrashedAt { get; private set; }
    public PublicationState? TrashedFrom { get; private set; }

    public DateTime CreatedAt { get; set; }
    public string CreatedBy { get; set; } = "";
    public DateTime ModifiedAt { get; set; }
    public string ModifiedBy { get; set; } = "";
    public int RevisionNumber { get; set; }

    /// <summary>The month in whose public count it stands now, or null; kept by the transaction that changes it.</summary>
    public MonthKey? CountedIn { get; set; }

    public List<PublicationText> Texts { get; } = [];
    public List<Contribution> Contributions { get; } = [];
    public List<SeriesMembership> Series { get; } = [];
    public List<PublicationSubject> Subjects { get; } = [];
    public List<PublicationIdentifier> Identifiers { get; } = [];
    public List<PublicationLink> Links { get; } = [];
    public List<PublicationRelation> Relations { get; } = [];

    public PublicationText? Original => Texts.Find(text => text.IsOriginal);

    /// <summary>The text in the language asked for, or in the reader's own; else the original.</summary>
    public PublicationText TextIn(LanguageTag? asked, LanguageTag? own) =>
        Texts.Find(text => text.Language == asked) ?? Texts.Find(text => text.Language == own) ?? Original ?? Texts[0];

    public bool IsPublicAt(DateTime utcNow) => State == PublicationState.Published && PublicAt <= utcNow;

    public bool IsScheduledAt(DateTime utcNow) => State == PublicationState.Published && PublicAt > utcNow;

    /// <summary>True once readers have been able to see it: then its address answers 410, not 404, when it goes.</summary>
    public bool WasPublicAt(DateTime utcNow) => FirstPublicAt <= utcNow;

    /// <summary>The publication's own fields as a snapshot made at <paramref name="at"/> (UTC) tells them, without its parts.</summary>
    internal static Publication AsIn(PublicationSnapshot snapshot, long id, DateTime at)
    {
        if (!Publications.Slug.TryParse(snapshot.Slug, out var slug))
            throw new FormatException($"“{snapshot.Slug}” is no slug.");
        var publication = new Publication
        {
            Id = id,
            Slug = slug,
            Type = snapshot.Type,
            PeriodStart = Date(snapshot.PeriodStart),
            PeriodEnd = Date(snapshot.PeriodEnd),
            Edition = snapshot.Edition,
            Licence = snapshot.Licence,
            RightsHolder = snapshot.RightsHolder,
            AccessRights = snapshot.AccessRights,
            Position = snapshot.Position,
            State = snapshot.State,
            PublicAt = snapshot.PublicAt,
            FirstPublicAt = snapshot.FirstPublicAt,
            ModifiedAt = at,
        };
        publication.Issue(Date(snapshot.Issued));
        return publication;

        static PartialDate? Date(string? text) => text is null ? null : PartialDate.Parse(text);
    }

    public void NoteToldChange(DateTime at) => toldChangedAt = at;

    public void Issue(PartialDate? date)
    {
        DateIssued = date;
        Month = date?.Listing ?? MonthKey.Undated;
        SortDate = date?.SortKey ?? 0;
    }

    /// <summary>Makes it public at <paramref name="at"/> (UTC); a future instant schedules it.</summary>
    public void Publish(DateTime at, DateTime utcNow)
    {
        if (FirstPublicAt is null || FirstPublicAt > utcNow)
            FirstPublicAt = at;
        PublicAt = at;
        State = PublicationState.Published;
        (WithdrawalReason, WithdrawnAt, ReplacedById) = (null, null, null);
        (TrashedFrom, TrashedAt) = (null, null);
    }

    /// <summary>Notes on a draft when it is to be public (UTC) once somebody publishes it.</summary>
    public void Plan(DateTime? at)
    {
        if (State != PublicationState.Draft)
            throw new InvalidOperationException("Only a draft can be planned.");
        PublicAt = at;
    }

    /// <summary>Back to a draft; only for what readers have never seen (else <see cref="Withdraw"/>).</summary>
    public void Unschedule(DateTime utcNow)
    {
        if (!IsScheduledAt(utcNow))
            throw new InvalidOperationException("Only a scheduled publication can be unscheduled.");
        if (FirstPublicAt > utcNow)
            FirstPublicAt = null;
        PublicAt = null;
        State = PublicationState.Draft;
    }

    public void Withdraw(string reason, long? replacedById, DateTime utcNow)
    {
        if (!IsPublicAt(utcNow))
            throw new InvalidOperationException("Only a public publication can be withdrawn.");
        State = PublicationState.Withdrawn;
        (WithdrawalReason, WithdrawnAt, ReplacedById) = (reason, utcNow, replacedById);
    }

    public void Trash(DateTime utcNow)
    {
        if (State == PublicationState.Trashed)
            return;
        TrashedFrom = State;
        TrashedAt = utcNow;
        State = PublicationState.Trashed;
    }

    /// <summary>Out of the trash, to what it was before.</summary>
    public void Restore()
    {
        if (State != PublicationState.Trashed)
            return;
        State = TrashedFrom ?? PublicationState.Draft;
        (TrashedFrom, TrashedAt) = (null, null);
    }

    /// <summary>
    /// Takes decisions back: the state is again as an earlier snapshot tells. That readers have seen it stays true.
    /// </summary>
    public void ReturnTo(PublicationSnapshot earlier, DateTime utcNow)
    {
        var isTrashed = earlier.State == PublicationState.Trashed;
        TrashedFrom = isTrashed ? TrashedFrom ?? State : null;
        TrashedAt = isTrashed ? TrashedAt ?? utcNow : null;
        WithdrawnAt = earlier.State == PublicationState.Withdrawn ? WithdrawnAt ?? utcNow : null;
        (WithdrawalReason, ReplacedById) = (earlier.WithdrawalReason, earlier.ReplacedById);
        (State, PublicAt) = (earlier.State, earlier.PublicAt);
        if (FirstPublicAt > utcNow)
            FirstPublicAt = earlier.FirstPublicAt;
    }
}
