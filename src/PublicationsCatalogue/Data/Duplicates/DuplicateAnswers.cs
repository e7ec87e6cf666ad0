using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Duplicates;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data.Duplicates;

/// <summary>Remembers for good what was said of two entries, and records the relation that was named.</summary>
public sealed class DuplicateAnswers(CatalogueContext db, PossibleDuplicates possible, Actor actor, TimeProvider clock)
{
    private const int Tries = 4;

    /// <summary>Saves at once what was said of a stored entry; false when there is none, or it is in the trash.</summary>
    public async Task<bool> SaveAsync(IReadOnlyList<Answered> answers, long id, CancellationToken ct)
    {
        for (var triesLeft = Tries; ;)
        {
            if (await db.Publications.WithParts().FirstOrDefaultAsync(p => p.Id == id, ct) is not { State: not PublicationState.Trashed } publication)
                return false;
            try
            {
                await RelateAsync(answers, publication, ct);
                await db.SaveChangesAsync(ct);
                await RememberAsync(answers, id, ct);
                await possible.NoteAsync(publication, ct);
                return true;
            }
            catch (DbUpdateException e) when ((e is DbUpdateConcurrencyException || Database.IsDuplicate(e)) && --triesLeft > 0)
            {
                // Somebody else saved this entry, or judged this pair, in this moment.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Adds to the coming save of the entry that it is a translation or a new version of another.</summary>
    public async Task RelateAsync(IReadOnlyList<Answered> answers, Publication publication, CancellationToken ct)
    {
        var named = answers.Where(a => a.OtherId != publication.Id && RelationOf(a.Answer) is not null).ToList();
        var existing = named.Count == 0 ? [] : await ExistingAsync(named, ct);
        foreach (var answer in named.Where(a => existing.Contains(a.OtherId)))
        {
            var type = RelationOf(answer.Answer) ?? default;
            if (!publication.Relations.Exists(r => r.RelatedId == answer.OtherId && r.Type == type))
                publication.Relations.Add(new PublicationRelation { Type = type, RelatedId = answer.OtherId });
        }
    }

    /// <summary>Saves the verdicts; a later answer of the same pair takes the place of the earlier one.</summary>
    public async Task RememberAsync(IReadOnlyList<Answered> answers, long id, CancellationToken ct)
    {
        var existing = answers.Count == 0 ? [] : await ExistingAsync(answers, ct);
        foreach (var answer in answers.Where(a => a.OtherId != id && existing.Contains(a.OtherId)))
        {
            var (first, second) = (Math.Min(id, answer.OtherId), Math.Max(id, answer.OtherId));
            var verdict = await db.DuplicateVerdicts.FindAsync([first, second], ct);
            if (verdict is null)
                db.DuplicateVerdicts.Add(verdict = new DuplicateVerdict { FirstId = first, SecondId = second });
            (verdict.Answer, verdict.At, verdict.By, verdict.UserId) = (answer.Answer, clock.GetUtcNow().UtcDateTime, actor.Name, actor.UserId);
        }
        await db.SaveChangesAsync(ct);
    }

    private async Task<HashSet<long>> ExistingAsync(IReadOnlyList<Answered> answers, CancellationToken ct)
    {
        var ids = answers.Select(a => a.OtherId).ToList();
        return await db.Publications.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToHashSetAsync(ct);
    }

    private static RelationType? RelationOf(DuplicateAnswer answer) => answer switch
    {
        DuplicateAnswer.OtherLanguage => RelationType.IsTranslationOf,
        DuplicateAnswer.NewEdition => RelationType.IsNewVersionOf,
        _ => null,
    };
}
