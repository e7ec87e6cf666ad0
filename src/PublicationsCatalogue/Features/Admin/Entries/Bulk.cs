using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>Does one act to many entries in one transaction: all of them or none.</summary>
public sealed class Bulk(CatalogueContext db, Actor actor, Site site, TimeProvider clock)
{
    /// <summary>The most entries that one act takes: what one form can carry and one transaction does in a second or two.</summary>
    public const int Most = 1000;

    // Found or made once, for the first entry, and then the same for all.
    private PublicationSeries? series;
    private Subject? subject;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The ticked entries, or the newest of all that the list's filter finds, with their texts: to be shown and not changed.</summary>
    public async Task<IReadOnlyList<Publication>> FindAsync(IReadOnlyList<long> ids, EntriesFilter? all, CancellationToken ct)
    {
        var wanted = all is null ? [.. ids.Distinct().Take(Most + 1)] : await EntriesPage.IdsAsync(db, all, Now, Most + 1, ct);
        return await db.Publications.AsNoTracking().Include(p => p.Texts).Where(p => wanted.Contains(p.Id)).OrderByDescending(p => p.ModifiedAt).ThenByDescending(p => p.Id).ToListAsync(ct);
    }

    /// <summary>To be changed.</summary>
    public Task<List<Publication>> LoadAsync(IReadOnlyList<long> ids, CancellationToken ct) =>
        db.Publications.WithParts().Where(p => ids.Contains(p.Id)).ToListAsync(ct);

    /// <summary>Checks the value that the act asks for; what is wrong with it becomes an error at "Value".</summary>
    public BulkValue Read(BulkAct act, string? typed, ModelStateDictionary errors)
    {
        var read = new FieldReader(errors);
        if (act.Asks is not null && string.IsNullOrWhiteSpace(typed))
            errors.AddModelError("Value", act.Name == "withdraw" ? "Enter the reason: readers who come by an old link will see it" : $"{(act.Name is "type" or "licence" ? "Choose" : "Enter")} the {act.Asks.ToLowerInvariant()}");
        var at = act.Name == "schedule" ? read.Instant("Value", typed, site, Now) : null;
        if (at <= Now)
            errors.AddModelError("Value", "This time has passed. Choose a later one");
        if (act.Name == "subject" && typed?.AsSpan().IndexOfAny(";\r\n") >= 0)
            errors.AddModelError("Value", "A subject has no semicolon: add one after the other");
        return act.Name switch
        {
            "type" => new BulkValue(read.Choice("Value", typed, code => ResourceType.Find(code) is not null), null, null),
            "licence" => new BulkValue(read.Choice("Value", typed, code => Licence.Find(code) is not null), null, null),
            "language" => new BulkValue(null, null, read.Language("Value", typed, site.Language)),
            "schedule" => new BulkValue(null, at, null),
            "withdraw" => new BulkValue(read.Text("Value", typed, 1000, "reason"), null, null),
            "series" => new BulkValue(read.Name("Value", typed, 300, "series title"), null, null),
            _ => new BulkValue(read.Name("Value", typed, 200, "subject"), null, null),
        };
    }

    /// <summary>How many were changed, how many it could not be done to any more, and the mark by which it can be taken back.</summary>
    public async Task<(int Count, int Impossible, Guid Batch)> DoAsync(BulkAct act, BulkValue value, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var entries = await LoadAsync(ids, ct);
        var batch = Guid.NewGuid();
        actor.BatchId = batch;
        (series, subject) = (null, null);
        var before = entries.ToDictionary(e => e.Id, e => e.RevisionNumber);
        var vocabulary = new Vocabulary(db);
        var possible = entries.FindAll(e => act.IsPossible(e, Now));
        foreach (var entry in possible)
            await ChangeAsync(act.Name, value, entry, vocabulary, ct);
        await db.SaveChangesAsync(ct);
        return (entries.Count(e => e.RevisionNumber > before[e.Id]), ids.Distinct().Count() - possible.Count, batch);
    }

    private async Task ChangeAsync(string act, BulkValue value, Publication entry, Vocabulary vocabulary, CancellationToken ct)
    {
        var language = entry.Original?.Language ?? (LanguageTag.TryParse(site.Language, out var tag) ? tag : default);
        switch (act)
        {
            case "publish":
                entry.Publish(Now, Now);
                break;
            case "schedule":
                entry.Publish(value.At ?? Now, Now);
                break;
            case "type":
                entry.Type = value.Text;
                break;
            case "licence":
                entry.Licence = value.Text;
                break;
            case "language" when value.Language is { } to && entry.Original is { } text && !entry.Texts.Exists(t => t != text && t.Language == to):
                text.Language = to;
                break;
            case "series" when value.Text is { } title && !entry.Series.Exists(s => s.Series.Title == title):
                series ??= await vocabulary.SeriesAsync(title, language, ct);
                if (entry.Series is [var membership, ..])
                    membership.Series = series;
                else
                    entry.Series.Add(new SeriesMembership { Series = series });
                break;
            case "subject" when value.Text is { } label:
                subject ??= (await vocabulary.SubjectsAsync([label], language, ct))[0];
                if (!entry.Subjects.Exists(s => s.Subject == subject))
                    entry.Subjects.Add(new PublicationSubject { Subject = subject, Position = entry.Subjects.Count });
                break;
            case "withdraw":
                entry.Withdraw(value.Text ?? "", null, Now);
                break;
            case "trash":
                entry.Trash(Now);
                break;
            case "restore":
                entry.Restore();
                break;
        }
    }
}

/// <summary>The value read for an act; which of the three is set follows from the act.</summary>
public sealed record BulkValue(string? Text, DateTime? At, LanguageTag? Language);

/// <summary>What will be done, to be confirmed: nothing is changed before.</summary>
/// <param name="List">Where they were chosen, and where it goes on after the act.</param>
public sealed record BulkPage(BulkAct Act, IReadOnlyList<Publication> Entries, string? Value, string List, DateTime Now)
{
    public IReadOnlyList<Publication> Possible { get; } = [.. Entries.Where(e => Act.IsPossible(e, Now)).Take(Bulk.Most)];

    public int Others => Entries.Count - Possible.Count;

    public bool WereTooMany => Entries.Count > Bulk.Most;
}
