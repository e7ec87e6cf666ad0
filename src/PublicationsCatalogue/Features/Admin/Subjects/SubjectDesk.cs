using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Naming;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Subjects;

/// <summary>Saves what somebody has set of a subject.</summary>
public sealed class SubjectDesk(CatalogueContext db, Renaming renaming, Site site)
{
    // No tree of subjects is deeper; more is a ring.
    private const int Deepest = 50;

    private LanguageTag Own => LanguageTag.TryParse(site.Language, out var tag) ? tag : throw new FormatException(site.Language);

    public async Task<Subject?> FindAsync(long id, CancellationToken ct)
    {
        var subject = await db.Subjects.Include(s => s.Labels.OrderBy(l => l.Id)).Include(s => s.Broader!.Labels.OrderBy(l => l.Id)).FirstOrDefaultAsync(s => s.Id == id, ct);
        // What is broader may have given way to another since.
        while (subject?.Broader?.ReplacedById is { } kept)
            subject.Broader = kept == id ? null : await db.Subjects.Include(s => s.Labels).FirstAsync(s => s.Id == kept, ct);
        return subject;
    }

    /// <summary>What only the catalogue knows to be wrong: the field and a sentence.</summary>
    public async Task<(string Field, string Problem)?> ProblemAsync(Subject subject, SubjectInput input, SubjectForm form, CancellationToken ct)
    {
        if (subject.Id != 0 && form.Was != SubjectForm.MarkOf(subject))
            return ("", FormMark.Changed);
        foreach (var (field, label) in input.AlsoCalled.Select(l => ("AlsoCalled", l)).Concat(input.Labels.Select(l => ("Labels", l.Text))).Prepend(("Label", input.Label)))
        {
            if (await renaming.TakenAsync(subject, label, ct) is { } taken)
                return (field, taken);
        }
        if (MainOf(subject) is { } main && input.Labels.Any(l => l.Language == main.Language))
            return ("Labels", $"The name above is in {main.Language.NameIn(site.Culture)} already. Write further ones under “Also called”");
        if (input.Broader is null)
            return null;
        if (await BroaderAsync(input.Broader, ct) is not { } broader)
            return ("Broader", "No subject has this name. Add it first, or choose one of those offered while you type");
        return subject.Id != 0 && await IsWithinAsync(broader, subject.Id, ct) ? ("Broader", $"“{broader.Label}” is this subject or stands below it. Choose another one") : null;
    }

    public async Task SaveAsync(Subject subject, SubjectInput input, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (subject.Id == 0)
            await AddAsync(subject, input.Label, ct);
        await renaming.RenameAsync(subject, input.Label, ct);
        Label(subject, input);
        subject.BroaderId = input.Broader is null ? null : (await BroaderAsync(input.Broader, ct))?.Id;
        (subject.Description, subject.ExactMatchUri) = (input.Description, input.SameAs);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static SubjectLabel? MainOf(Subject subject) => subject.Labels.Find(l => l.IsPreferred);

    private async Task AddAsync(Subject subject, string label, CancellationToken ct)
    {
        subject.Slug = await new Vocabulary(db).SlugAsync(AddressKind.Subject, label, "subject", ct);
        subject.Scheme = await db.SubjectSchemes.FirstOrDefaultAsync(s => s.Code == SubjectScheme.Keywords, ct) ?? new SubjectScheme { Code = SubjectScheme.Keywords, Name = "Keywords" };
        subject.Labels.Add(new SubjectLabel { Language = Own, IsPreferred = true, Text = label, TextKey = Folded.Key(label) });
        db.Subjects.Add(subject);
        await db.SaveChangesAsync(ct);
    }

    private void Label(Subject subject, SubjectInput input)
    {
        var main = MainOf(subject);
        subject.Labels.RemoveAll(l => l != main && (l.IsPreferred ? !input.Labels.Any(i => i.Language == l.Language) : !input.AlsoCalled.Any(i => Folded.Key(i) == l.TextKey)));
        foreach (var (language, text) in input.Labels)
            Set(subject, subject.Labels.Find(l => l.IsPreferred && l.Language == language), language, isPreferred: true, text);
        foreach (var text in input.AlsoCalled.DistinctBy(Folded.Key).Where(t => Folded.Key(t) != main?.TextKey))
            Set(subject, subject.Labels.Find(l => !l.IsPreferred && l.TextKey == Folded.Key(text)), main?.Language ?? Own, isPreferred: false, text);
    }

    private static void Set(Subject subject, SubjectLabel? label, LanguageTag language, bool isPreferred, string text)
    {
        if (label is null)
            subject.Labels.Add(new SubjectLabel { Language = language, IsPreferred = isPreferred, Text = text, TextKey = Folded.Key(text) });
        else
            (label.Text, label.TextKey) = (text, Folded.Key(text));
    }

    private async Task<Subject?> BroaderAsync(string label, CancellationToken ct)
    {
        var key = Folded.Key(label);
        var id = await db.SubjectsNamed(key).OrderBy(s => s.ReplacedById != null).ThenBy(s => s.Id).Select(s => (long?)s.Id).FirstOrDefaultAsync(ct);
        var kept = id is null ? 0 : await db.Subjects.KeptIdAsync(id.Value, ct);
        return await db.Subjects.AsNoTracking().Include(s => s.Labels).FirstOrDefaultAsync(s => s.Id == kept, ct);
    }

    private async Task<bool> IsWithinAsync(Subject broader, long subjectId, CancellationToken ct)
    {
        long? at = broader.Id;
        for (var i = 0; i < Deepest && at is { } id; i++)
        {
            if (id == subjectId)
                return true;
            at = await db.Subjects.Where(s => s.Id == id).Select(s => s.BroaderId).FirstOrDefaultAsync(ct) is { } above ? await db.Subjects.KeptIdAsync(above, ct) : null;
        }
        return at is not null;
    }
}
