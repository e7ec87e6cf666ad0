using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data.Naming;

/// <summary>Records with every save which names it changes.</summary>
internal sealed class NameRecorder(CatalogueContext db, Actor actor, DateTime now)
{
    // Asked for once: the tracker compares all it holds each time.
    private readonly List<EntityEntry> tracked = [.. db.ChangeTracker.Entries()];

    /// <summary>Before the save, while it can still be seen what each was called.</summary>
    public void Record()
    {
        foreach (var entry in tracked.Where(e => e.State == EntityState.Modified))
        {
            if (entry.Entity is Agent agent)
                Renamed(agent, entry.Property(nameof(Agent.Name)));
            else if (entry.Entity is SeriesText text)
                Renamed(Terms<PublicationSeries>().FirstOrDefault(s => s.Texts is [var main, ..] && main == text), entry.Property(nameof(SeriesText.Title)));
            else if (entry.Entity is SubjectLabel label)
                Renamed(Terms<Subject>().FirstOrDefault(s => s.Labels.Find(l => l.IsPreferred) == label), entry.Property(nameof(SubjectLabel.Text)));
            if (entry.Entity is Term term && entry.Property(nameof(Term.ReplacedIn)) is { IsModified: true } act)
                MergedOrParted(term, act.OriginalValue as Guid?, term.ReplacedById ?? entry.Property(nameof(Term.ReplacedById)).OriginalValue as long?);
        }
    }

    private IEnumerable<T> Terms<T>() where T : Term => tracked.Select(e => e.Entity).OfType<T>();

    private void Renamed(Term? term, PropertyEntry changed)
    {
        if (term is { IsKept: true } && changed is { OriginalValue: string was, CurrentValue: string name } && was != name)
            Add(NameChangeKind.Renamed, term, was, name, null);
    }

    private void MergedOrParted(Term term, Guid? before, long? other)
    {
        if (Terms<Term>().FirstOrDefault(t => t.Id == other && t.GetType() == term.GetType()) is not { } into)
            return;
        if (term.ReplacedIn is { } act)
            Add(NameChangeKind.Merged, into, term.Heading, into.Heading, act);
        else if (before is not null)
            Add(NameChangeKind.Parted, term, into.Heading, term.Heading, null);
    }

    private void Add(NameChangeKind kind, Term term, string was, string name, Guid? act) => db.NameChanges.Add(new NameChange
    {
        Kind = kind,
        Of = term switch { Agent => AddressKind.Agent, PublicationSeries => AddressKind.Series, _ => AddressKind.Subject },
        TermId = term.Id,
        Was = was,
        Is = name,
        Act = act,
        At = now,
        UserId = actor.UserId,
        By = actor.Name,
    });
}
