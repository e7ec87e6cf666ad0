using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin.Names;

/// <summary>/admin/names: what the catalogue has that begins with what is typed, for the fields that offer it.</summary>
public sealed class NamesController(CatalogueContext db) : AdminController
{
    private const int Most = 8;
    private const int Longest = 200;

    // A name is also found by a word inside it, but only among the last so many: a catalogue can have a million names.
    private const int LookedInto = 2000;

    /// <summary>Up to eight names, those that begin with the text first, and what has given way as the name it is now; 404 when the kind is none of the fields'.</summary>
    /// <param name="but">The number of one that is not offered by any of its names.</param>
    [HttpGet("/admin/names/{kind}")]
    public async Task<IActionResult> Index([FromRoute] string kind, [FromQuery] string? q, [FromQuery] long? but, CancellationToken ct)
    {
        if (NamesOf(kind, db.Agents) is not { } names || NamesOf(kind, db.Agents.OrderByDescending(a => a.Id).Take(LookedInto)) is not { } newest)
            return NotFound();
        var key = Folded.Key(q ?? "");
        if (key.Length is 0 or > Longest)
            return Json(Array.Empty<string>());
        if (but is not null)
            names = names.Where(n => n.Of != but);
#pragma warning disable CA1309 // The database compares, in the order of its index; it knows no ordinal.
        var next = await names.Where(n => string.Compare(n.Key, key) >= 0).OrderBy(n => n.Key).Take(Most).ToListAsync(ct);
#pragma warning restore CA1309
        var found = next.Where(n => n.Key.StartsWith(key, StringComparison.Ordinal)).ToList();
        if (found.Count < Most)
            found.AddRange(await newest.OrderByDescending(n => n.Id).Take(LookedInto).Where(n => n.Key.Contains(key) && (but == null || n.Of != but)).Take(Most).ToListAsync(ct));
        return Json(found.Select(n => n.Text).Distinct(StringComparer.Ordinal).Take(Most));
    }

    private IQueryable<Name>? NamesOf(string kind, IQueryable<Agent> agents) => kind switch
    {
        "people" => Of(agents, AgentKind.Person),
        "organisations" => Of(agents, AgentKind.Organization),
        "series" => db.Set<SeriesText>().AsNoTracking()
            .Select(t => new Name { Id = t.Id, Key = t.TitleKey, Of = db.Series.Where(s => s.Id == t.SeriesId).Select(s => s.ReplacedById).FirstOrDefault() ?? t.SeriesId, Text = db.Series.Where(s => s.Id == t.SeriesId && s.ReplacedById != null).SelectMany(s => db.Set<SeriesText>().Where(k => k.SeriesId == s.ReplacedById)).Select(k => k.Title).FirstOrDefault() ?? t.Title }),
        "subjects" => db.Set<SubjectLabel>().AsNoTracking()
            .Select(l => new Name { Id = l.Id, Key = l.TextKey, Of = db.Subjects.Where(s => s.Id == l.SubjectId).Select(s => s.ReplacedById).FirstOrDefault() ?? l.SubjectId, Text = db.Subjects.Where(s => s.Id == l.SubjectId && s.ReplacedById != null).SelectMany(s => db.Set<SubjectLabel>().Where(k => k.SubjectId == s.ReplacedById && k.IsPreferred)).Select(k => k.Text).FirstOrDefault() ?? l.Text }),
        _ => null,
    };

    private IQueryable<Name> Of(IQueryable<Agent> agents, AgentKind kind) =>
        agents.AsNoTracking().Where(a => a.Kind == kind).Select(a => new Name { Id = a.Id, Key = a.NameKey, Of = a.ReplacedById ?? a.Id, Text = db.Agents.Where(k => k.Id == a.ReplacedById).Select(k => k.Name).FirstOrDefault() ?? a.Name });

    private sealed class Name
    {
        public long Id { get; init; }

        /// <summary>The number of what it names, or of what that gave way to.</summary>
        public long Of { get; init; }
        public string Key { get; init; } = "";
        public string Text { get; init; } = "";
    }
}
