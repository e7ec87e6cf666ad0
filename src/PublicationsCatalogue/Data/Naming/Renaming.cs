using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Data.Naming;

/// <summary>
/// Gives a person, organisation, series or subject another name. The old one, with the address that readers had, stays as another name
/// of it. Changes the records and saves nothing.
/// </summary>
public sealed class Renaming(CatalogueContext db)
{
    private readonly Vocabulary vocabulary = new(db);

    /// <summary>Why it can't have this name, as a sentence; null when it can.</summary>
    public async Task<string?> TakenAsync(Agent agent, string? identifier, string name, CancellationToken ct)
    {
        var key = Folded.Key(name);
        var same = await db.Agents.AsNoTracking().Where(a => a.NameKey == key && a.Kind == agent.Kind && a.Id != agent.Id && (a.ReplacedById == null || a.ReplacedById != agent.Id || a.ReplacedIn != null)).ToListAsync(ct);
        // Two people of one name are told apart by their iDs.
        return Sentence(same.Find(a => a.Identifier is null || identifier is null || a.Identifier == identifier), name, agent);
    }

    public async Task<string?> TakenAsync(Subject subject, string label, CancellationToken ct) =>
        Sentence(await db.SubjectsNamed(Folded.Key(label)).AsNoTracking().Include(s => s.Labels).OrderBy(s => s.ReplacedById != null)
            .FirstOrDefaultAsync(s => s.Id != subject.Id && (s.ReplacedById == null || s.ReplacedById != subject.Id || s.ReplacedIn != null), ct), label, subject);

    public async Task<string?> TakenAsync(PublicationSeries series, string title, CancellationToken ct) =>
        Sentence(await db.SeriesNamed(Folded.Key(title)).AsNoTracking().Include(s => s.Texts).OrderBy(s => s.ReplacedById != null)
            .FirstOrDefaultAsync(s => s.Id != series.Id && (s.ReplacedById == null || s.ReplacedById != series.Id || s.ReplacedIn != null), ct), title, series);

    private static string? Sentence(Term? same, string name, Term term) =>
        same is null ? null
            : term.Id != 0 && same.ReplacedById == term.Id ? $"“{same.Heading}” was merged into this one. Take the merge back first, or choose another name"
            : !same.IsKept || Folded.Key(same.Heading) != Folded.Key(name) ? $"“{name}” is another name of one that is there already. If they are one, merge them"
            : $"“{same.Heading}” is there already. If they are one, merge them";

    public async Task RenameAsync(Agent agent, string name, CancellationToken ct)
    {
        var (old, key) = (agent.Name, Folded.Key(name));
        if (key != agent.NameKey)
        {
            var back = await db.Agents.FirstOrDefaultAsync(a => a.NameKey == key && a.ReplacedById == agent.Id && a.ReplacedIn == null, ct);
            await MoveAsync(agent, back, AddressKind.Agent, old, name, "author", slug => Another(agent.Kind, old, slug), ct);
        }
        (agent.Name, agent.NameKey) = (name, key);
    }

    public async Task RenameAsync(PublicationSeries series, string title, CancellationToken ct)
    {
        var (text, key) = (series.Texts[0], Folded.Key(title));
        var old = text.Title;
        if (key != text.TitleKey)
        {
            var back = await db.SeriesNamed(key).FirstOrDefaultAsync(s => s.ReplacedById == series.Id && s.ReplacedIn == null, ct);
            await MoveAsync(series, back, AddressKind.Series, old, title, "series", slug =>
            {
                var other = new PublicationSeries { Slug = slug };
                other.Texts.Add(new SeriesText { Language = text.Language, Title = old, TitleKey = Folded.Key(old) });
                return other;
            }, ct);
        }
        (text.Title, text.TitleKey) = (title, key);
    }

    public async Task RenameAsync(Subject subject, string name, CancellationToken ct)
    {
        var (label, key) = (subject.Labels.First(l => l.IsPreferred), Folded.Key(name));
        var old = label.Text;
        if (key != label.TextKey)
        {
            var back = await db.SubjectsNamed(key).FirstOrDefaultAsync(s => s.ReplacedById == subject.Id && s.ReplacedIn == null, ct);
            await MoveAsync(subject, back, AddressKind.Subject, old, name, "subject", slug =>
            {
                var other = new Subject { Slug = slug, SchemeId = subject.SchemeId };
                other.Labels.Add(new SubjectLabel { Language = label.Language, IsPreferred = true, Text = old, TextKey = Folded.Key(old) });
                return other;
            }, ct);
        }
        (label.Text, label.TextKey) = (name, key);
    }

    /// <summary>Makes the other names that somebody wrote by hand these; those that came of a merge stay.</summary>
    public async Task AlsoAsync(Agent agent, IReadOnlyList<string> names, CancellationToken ct)
    {
        var there = await db.Agents.Where(a => a.ReplacedById == agent.Id && a.ReplacedIn == null).ToListAsync(ct);
        var keys = names.Select(Folded.Key).ToHashSet(StringComparer.Ordinal);
        db.Agents.RemoveRange(there.Where(a => !keys.Contains(a.NameKey)));
        foreach (var name in names.DistinctBy(Folded.Key).Where(n => Folded.Key(n) != agent.NameKey && !there.Exists(a => a.NameKey == Folded.Key(n))))
        {
            var other = Another(agent.Kind, name, await vocabulary.SlugAsync(AddressKind.Agent, name, "author", ct));
            other.GiveWayTo(agent, null);
            db.Agents.Add(other);
        }
    }

    /// <summary>Takes out a name that was left by a change of name, and the address it kept; null when it is none of this one, or came of a merge.</summary>
    public async Task<string?> TakeOutAsync<T>(IQueryable<T> terms, long id, long other, CancellationToken ct) where T : Term
    {
        if (await terms.FirstOrDefaultAsync(t => t.Id == other && t.ReplacedById == id && t.ReplacedIn == null, ct) is not { } term)
            return null;
        db.Remove(term);
        return term.Heading;
    }

    // The old name keeps the old address. One that was given up for this one is taken back, with its address.
    private async Task MoveAsync<T>(T term, T? back, AddressKind kind, string old, string name, string fallback, Func<Slug, T> another, CancellationToken ct) where T : Term
    {
        var was = term.Slug;
        if (back is not null)
            db.Remove(back);
        if (Slug.From(name, fallback) != was)
            term.Slug = back?.Slug ?? await vocabulary.SlugAsync(kind, name, fallback, ct);
        var other = another(term.Slug == was ? await vocabulary.SlugAsync(kind, old, fallback, ct) : was);
        other.GiveWayTo(term, null);
        db.Add(other);
    }

    private static Agent Another(AgentKind kind, string name, Slug slug) => new() { Kind = kind, Name = name, NameKey = Folded.Key(name), Slug = slug };
}
