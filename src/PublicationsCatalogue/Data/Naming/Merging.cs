using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data.Naming;

/// <summary>Makes one of two people, organisations, series or subjects: the entries of one come to carry the other, and it stays as another name of that.</summary>
public sealed class Merging(CatalogueContext db, Actor actor)
{
    /// <summary>The most entries that can change at once: what one transaction does in a few seconds.</summary>
    public const int Most = 1000;

    /// <summary>Numbers of the entries that carry it, drafts and trash too; the newest, and more than <see cref="Most"/> when there are more.</summary>
    public IQueryable<long> EntriesOf(Term term)
    {
        var id = term.Id;
        return term switch
        {
            Agent => db.Set<Contribution>().Where(c => c.AgentId == id).OrderByDescending(c => c.Id).Take(Most + 1).Select(c => c.PublicationId)
                .Union(db.Publications.Where(p => p.PublisherId == id).OrderByDescending(p => p.Id).Take(Most + 1).Select(p => p.Id)),
            PublicationSeries => db.Set<SeriesMembership>().Where(m => m.SeriesId == id).OrderByDescending(m => m.NumberSort).ThenByDescending(m => m.Id).Take(Most + 1).Select(m => m.PublicationId),
            _ => db.Set<PublicationSubject>().Where(s => s.SubjectId == id).OrderByDescending(s => s.PublicationId).Take(Most + 1).Select(s => s.PublicationId),
        };
    }

    /// <summary>How many carry it; what is over <see cref="Most"/> only says that there are more.</summary>
    public Task<int> CountAsync(Term term, CancellationToken ct) => EntriesOf(term).CountAsync(ct);

    /// <summary>Saves it, in one transaction; returns how many entries changed and the act that can be taken back. Both must be loaded with their names, and no more than <see cref="Most"/> entries carry the first.</summary>
    public async Task<(int Entries, Guid Act)> MergeAsync(Term from, Term into, CancellationToken ct)
    {
        var act = Guid.NewGuid();
        actor.BatchId = act;
        // From the first look on nobody else gives an entry the name that goes.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var ids = await EntriesOf(from).ToListAsync(ct);
        var entries = await db.Publications.Where(p => ids.Contains(p.Id)).WithParts().ToListAsync(ct);
        foreach (var entry in entries)
            Exchange(entry, from, into);
        if (from is Agent { Identifier: { } identifier } && into is Agent { Identifier: null } agent)
            agent.Identify(identifier);
        from.GiveWayTo(into, act);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (entries.Count, act);
    }

    /// <summary>What gave way in this act comes back, in the save that is coming. Null when the act merged nothing.</summary>
    public async Task<UndoneMerge?> TakeBackAsync(Guid act, CancellationToken ct) =>
        await TakeBackAsync(db.Agents, act, ct) ?? await TakeBackAsync(db.Series.Include(s => s.Texts), act, ct) ?? await TakeBackAsync(db.Subjects.Include(s => s.Labels), act, ct);

    /// <summary>True when this act merged two names.</summary>
    public async Task<bool> IsMergeAsync(Guid act, CancellationToken ct) =>
        await db.Agents.AnyAsync(a => a.ReplacedIn == act, ct) || await db.Series.AnyAsync(s => s.ReplacedIn == act, ct) || await db.Subjects.AnyAsync(s => s.ReplacedIn == act, ct);

    /// <summary>Gives the name back to an entry that was changed since; false when it doesn't carry the other any more, or carried both before.</summary>
    public static bool GiveBack(Publication entry, UndoneMerge merge, PublicationSnapshot before)
    {
        var hadBoth = merge.Into switch
        {
            Agent agent => before.Publisher == agent.Name || before.Contributions.Any(c => c.Name == agent.Name),
            PublicationSeries series => before.Series.Any(s => s.Title == series.Title),
            var subject => before.Subjects.Contains(subject.Heading),
        };
        return !hadBoth && Exchange(entry, merge.Into, merge.From);
    }

    private static async Task<UndoneMerge?> TakeBackAsync<T>(IQueryable<T> terms, Guid act, CancellationToken ct) where T : Term
    {
        if (await terms.FirstOrDefaultAsync(t => t.ReplacedIn == act, ct) is not { } term)
            return null;
        var into = await terms.FirstAsync(t => t.Id == term.ReplacedById, ct);
        if (!into.IsKept)
            return new UndoneMerge(term, into, "What it was merged into has been merged itself since. Take that back first.");
        if (term is Agent { Identifier: { } identifier } && into is Agent agent && agent.Identifier == identifier)
            agent.Identify(null);
        term.ComeBack();
        return new UndoneMerge(term, into, null);
    }

    // False when the entry doesn't carry it.
    private static bool Exchange(Publication entry, Term from, Term into)
    {
        switch (from, into)
        {
            case (Agent old, Agent agent):
                if (entry.PublisherId != old.Id && !entry.Contributions.Exists(c => c.AgentId == old.Id))
                    return false;
                if (entry.PublisherId == old.Id)
                    entry.Publisher = agent;
                entry.Contributions.RemoveAll(c => c.AgentId == old.Id && entry.Contributions.Exists(o => o.AgentId == agent.Id && o.Role == c.Role));
                foreach (var contribution in entry.Contributions.Where(c => c.AgentId == old.Id))
                    contribution.Agent = agent;
                return true;
            case (PublicationSeries old, PublicationSeries series):
                if (!entry.Series.Exists(s => s.SeriesId == old.Id))
                    return false;
                entry.Series.RemoveAll(s => s.SeriesId == old.Id && entry.Series.Exists(o => o.SeriesId == series.Id));
                foreach (var membership in entry.Series.Where(s => s.SeriesId == old.Id))
                    membership.Series = series;
                return true;
            case (Subject old, Subject subject):
                if (entry.Subjects.Find(s => s.SubjectId == old.Id) is not { } row)
                    return false;
                entry.Subjects.Remove(row);
                if (!entry.Subjects.Exists(s => s.SubjectId == subject.Id))
                    entry.Subjects.Add(new PublicationSubject { Subject = subject, Position = row.Position });
                return true;
            default:
                return false;
        }
    }
}

/// <summary>What came back and what it had given way to; with a sentence when it could not be.</summary>
public sealed record UndoneMerge(Term From, Term Into, string? Problem);
