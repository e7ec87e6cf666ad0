using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin;

/// <summary>Keeps what is typed and not saved, for the person who typed it alone.</summary>
public sealed class UnsavedWork(CatalogueContext db, Actor actor, TimeProvider clock)
{
    private IQueryable<PendingChange> Mine => db.PendingChanges.Where(c => c.UserId == actor.UserId);

    /// <summary>
    /// Keeps the form as typed; sent again, it is kept once. When another tab has sent a newer text of the same form, this one gets
    /// a place of its own: a new key.
    /// </summary>
    public async Task<KeptForm> KeepAsync(TypedForm form, long? publicationId, LanguageTag? language, CancellationToken ct)
    {
        try
        {
            return await KeepOnceAsync(form, publicationId, language, ct);
        }
        catch (DbUpdateException e) when (Database.IsDuplicate(e))
        {
            // The same form came twice in one moment; now the first is there to be seen.
            db.ChangeTracker.Clear();
            return await KeepOnceAsync(form, publicationId, language, ct);
        }
    }

    private async Task<KeptForm> KeepOnceAsync(TypedForm form, long? publicationId, LanguageTag? language, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (json, title) = (JsonSerializer.Serialize(form, form.GetType()), TitleOf(form));
        if (await RenewAsync())
            return await KeptAsync(form.Key, now, ct);
        var isThere = await Mine.AnyAsync(c => c.Key == form.Key, ct);
        // Asked again, because another request of this tab may have made the place in between.
        if (isThere && await RenewAsync())
            return await KeptAsync(form.Key, now, ct);
        var key = isThere || form.Key == Guid.Empty ? Guid.NewGuid() : form.Key;
        db.PendingChanges.Add(new PendingChange
        {
            UserId = actor.UserId ?? throw new InvalidOperationException("Only a person types."),
            Key = key,
            Tab = form.Tab,
            PublicationId = publicationId,
            Language = language,
            Sequence = 1,
            Title = title,
            Form = json,
            At = now,
        });
        await db.SaveChangesAsync(ct);
        return new KeptForm(key, 1, now);

        async Task<bool> RenewAsync() => await Mine.Where(c => c.Key == form.Key && (c.Tab == form.Tab || c.Sequence == form.Sequence))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Tab, form.Tab).SetProperty(c => c.Sequence, c => c.Sequence + 1)
                .SetProperty(c => c.Form, json).SetProperty(c => c.Title, title).SetProperty(c => c.At, now), ct) > 0;
    }

    private async Task<KeptForm> KeptAsync(Guid key, DateTime at, CancellationToken ct) =>
        new(key, await Mine.Where(c => c.Key == key).Select(c => c.Sequence).FirstAsync(ct), at);

    /// <summary>The latest that this person typed into an entry's form, or into that of its text in a language; or null.</summary>
    public Task<PendingChange?> OfAsync(long publicationId, LanguageTag? language, CancellationToken ct) =>
        Mine.AsNoTracking().Where(c => c.PublicationId == publicationId && c.Language == language).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).FirstOrDefaultAsync(ct);

    public Task<PendingChange?> FindAsync(Guid key, CancellationToken ct) => Mine.AsNoTracking().FirstOrDefaultAsync(c => c.Key == key, ct);

    public Task<PendingChange?> NewAsync(Guid key, CancellationToken ct) =>
        Mine.AsNoTracking().FirstOrDefaultAsync(c => c.Key == key && c.PublicationId == null, ct);

    /// <summary>New entries that were begun and never saved, the latest so many first; the desk lists all.</summary>
    public Task<List<UnsavedEntry>> NewOnesAsync(int most, CancellationToken ct) => Mine.AsNoTracking().Where(c => c.PublicationId == null)
        .OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(most).Select(c => new UnsavedEntry(c.Key, c.Title, c.At)).ToListAsync(ct);

    public Task<int> ForgetAsync(Guid key, CancellationToken ct) => Mine.Where(c => c.Key == key).ExecuteDeleteAsync(ct);

    /// <summary>The form as it was typed, ready to go on with.</summary>
    public static TForm FormOf<TForm>(PendingChange pending)
        where TForm : TypedForm, new()
    {
        var form = JsonSerializer.Deserialize<TForm>(pending.Form) ?? new TForm();
        (form.Key, form.Sequence) = (pending.Key, pending.Sequence);
        return form;
    }

    private static string? TitleOf(TypedForm form)
    {
        var title = OneLine.Of(string.IsNullOrWhiteSpace(form.Title) ? form.OtherName() ?? "" : form.Title);
        return title.Length == 0 ? null : title.Length <= PublicationText.TitleLimit ? title : title[..(PublicationText.TitleLimit - 1)] + "…";
    }
}

/// <summary>Where a form is kept, and the number its next text must know.</summary>
public sealed record KeptForm(Guid Key, int Sequence, DateTime At);

public sealed record UnsavedEntry(Guid Key, string? Title, DateTime At);
