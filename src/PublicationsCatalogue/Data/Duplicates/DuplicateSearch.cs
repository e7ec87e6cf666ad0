using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Duplicates;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data.Duplicates;

/// <summary>
/// Finds entries that may be the same work, in time that does not grow with the catalogue: by keys, each of which leads to a
/// bounded number of entries, and only those are compared.
/// </summary>
public sealed class DuplicateSearch(CatalogueContext db)
{
    public const int MostShown = 3;

    // A key that leads to more says little: a newsletter's name. Of it only the newest are looked at, and last.
    private const int MostPerKey = 40;
    private const int MostCompared = 120;
    private const int MostSame = 5;

    /// <summary>Months within which one word more still warns: a new paper on an old subject often has one word more.</summary>
    private const int NearForOneWord = 12;

    // Dates of a work and its second entry seldom lie further apart.
    private const int NearMonths = 2;

    public async Task<DuplicatesFound> FindAsync(DuplicateQuestion question, CancellationToken ct)
    {
        // Many small look-ups: one connection for all of them.
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            return await FindOnOneConnectionAsync(question, ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<DuplicatesFound> FindOnOneConnectionAsync(DuplicateQuestion question, CancellationToken ct)
    {
        var reasons = await IdentifierReasonsAsync(question, ct);
        await AddTitlesAndLinksAsync(question, reasons, ct);
        reasons.Remove(question.Id ?? 0);
        var verdicts = await VerdictsAsync(question, [.. reasons.Keys], ct);
        foreach (var judged in verdicts.Keys)
            reasons.Remove(judged);
        return new DuplicatesFound(await ShowAsync(question, reasons, ct), await SameAsync(verdicts, ct));
    }

    // An ISSN is that of all issues, ORCID and ROR those of people and organisations: only the others name one work.
    private async Task<Dictionary<long, DuplicateReason>> IdentifierReasonsAsync(DuplicateQuestion question, CancellationToken ct)
    {
        var reasons = new Dictionary<long, DuplicateReason>();
        var identifiers = question.Identifiers.Where(i => i.Scheme is not (IdentifierScheme.Issn or IdentifierScheme.Orcid or IdentifierScheme.Ror)).ToList();
        if (question.Link is { } link && Identifier.TryCreate(IdentifierScheme.Doi, link.Value, out var doi, out _))
            identifiers.Add(doi);
        foreach (var identifier in identifiers.Distinct())
        {
            var ids = await db.Set<PublicationIdentifier>().AsNoTracking().Where(i => i.Scheme == identifier.Scheme && i.Value == identifier.Value)
                .Select(i => i.PublicationId).Take(MostPerKey).ToListAsync(ct);
            if (identifier.Scheme == IdentifierScheme.Doi && WebAddress.TryParse(identifier.Url, out var address, out _))
                ids.AddRange(await LinkedAsync(address, ct));
            foreach (var id in ids)
                reasons.TryAdd(id, new DuplicateReason(identifier, false, null));
        }
        return reasons;
    }

    private async Task AddTitlesAndLinksAsync(DuplicateQuestion question, Dictionary<long, DuplicateReason> reasons, CancellationToken ct)
    {
        var title = TitleWords.Read(question.Title);
        var linked = question.Link is { } link ? await LinkedAsync(link, ct) : [];
        var candidates = (await CandidatesAsync(TitleKeys.Of(title), ct)).Concat(linked).Except(reasons.Keys).ToList();
        if (candidates.Count == 0)
            return;
        var texts = await db.Set<PublicationText>().AsNoTracking().Where(t => candidates.Contains(t.PublicationId))
            .Select(t => new { t.PublicationId, t.Title, t.Subtitle }).ToListAsync(ct);
        foreach (var entry in texts.GroupBy(t => t.PublicationId))
        {
            var likeness = entry.Select(t => TitleComparison.Compare(title, TitleWords.Read(TitleKeyKeeper.Whole(t.Title, t.Subtitle)))).MinBy(l => l.Reason);
            if (linked.Contains(entry.Key) && !likeness.IsSibling)
                reasons[entry.Key] = new DuplicateReason(null, true, null);
            else if (likeness.IsLike)
                reasons[entry.Key] = new DuplicateReason(null, false, likeness.Reason);
        }
    }

    private Task<List<long>> LinkedAsync(WebAddress address, CancellationToken ct)
    {
        var forms = LinkForms.Of(address);
        return db.Set<PublicationLink>().AsNoTracking().Where(l => forms.Contains(l.Url)).Select(l => l.PublicationId).Distinct().Take(MostPerKey).ToListAsync(ct);
    }

    private async Task<IReadOnlyList<long>> CandidatesAsync(IReadOnlySet<int> keys, CancellationToken ct)
    {
        var found = new List<List<long>>();
        foreach (var key in keys)
        {
            found.Add(await db.TitleKeys.AsNoTracking().Where(k => k.Key == key).OrderByDescending(k => k.PublicationId)
                .Select(k => k.PublicationId).Take(MostPerKey).ToListAsync(ct));
        }
        return [.. found.OrderBy(ids => ids.Count).SelectMany(ids => ids).Distinct().Take(MostCompared)];
    }

    private async Task<Dictionary<long, DuplicateAnswer>> VerdictsAsync(DuplicateQuestion question, IReadOnlyList<long> others, CancellationToken ct)
    {
        var verdicts = question.Answered.ToDictionary(a => a.OtherId, a => a.Answer);
        if (question.Id is not { } id)
            return verdicts;
        var stored = await db.DuplicateVerdicts.AsNoTracking().Where(v => v.FirstId == id && (others.Contains(v.SecondId) || v.Answer == DuplicateAnswer.Same))
            .Concat(db.DuplicateVerdicts.AsNoTracking().Where(v => v.SecondId == id && (others.Contains(v.FirstId) || v.Answer == DuplicateAnswer.Same)))
            .Select(v => new { v.FirstId, v.SecondId, v.Answer }).ToListAsync(ct);
        foreach (var verdict in stored)
            verdicts.TryAdd(verdict.FirstId == id ? verdict.SecondId : verdict.FirstId, verdict.Answer);
        return verdicts;
    }

    private async Task<IReadOnlyList<Duplicate>> ShowAsync(DuplicateQuestion question, Dictionary<long, DuplicateReason> reasons, CancellationToken ct)
    {
        var ids = reasons.Keys.ToList();
        var rows = ids.Count == 0 ? [] : await db.Publications.AsNoTracking().Where(p => ids.Contains(p.Id) && p.State != PublicationState.Trashed)
            .Select(p => new
            {
                p.Id,
                p.State,
                p.DateIssued,
                // One column each: two at once would be numbered over the texts of the whole catalogue.
                Title = p.Texts.OrderByDescending(t => t.IsOriginal).Select(t => t.Title).First(),
                Language = p.Texts.OrderByDescending(t => t.IsOriginal).Select(t => t.Language).First(),
                Link = p.Links.OrderBy(l => l.Position).Select(l => l.Url).FirstOrDefault(),
            }).ToListAsync(ct);
        return
        [
            .. rows.Select(p => new Duplicate(p.Id, p.Title, p.Language, p.DateIssued, p.Link, p.State, reasons[p.Id]))
                .Where(d => d.Reason.Title != LikenessReason.OneWord || Apart(d.Date, question.Date) <= NearForOneWord)
                .OrderBy(d => d.Reason switch { { Identifier: not null } => 0, { IsLink: true } => 1, _ => 2 })
                .ThenBy(d => Apart(d.Date, question.Date) <= NearMonths ? 0 : 1)
                .ThenBy(d => d.Reason.Title).ThenBy(d => Apart(d.Date, question.Date)).ThenByDescending(d => d.Id)
                .Take(MostShown),
        ];
    }

    private async Task<IReadOnlyList<SameEntry>> SameAsync(Dictionary<long, DuplicateAnswer> verdicts, CancellationToken ct)
    {
        var ids = verdicts.Where(v => v.Value == DuplicateAnswer.Same).Select(v => v.Key).Take(MostSame).ToList();
        return ids.Count == 0 ? [] : await db.Publications.AsNoTracking().Where(p => ids.Contains(p.Id) && p.State != PublicationState.Trashed).OrderBy(p => p.Id)
            .Select(p => new SameEntry(p.Id, p.Texts.OrderByDescending(t => t.IsOriginal).Select(t => t.Title).First())).ToListAsync(ct);
    }

    /// <summary>In months; what is not known on one side may be near.</summary>
    private static int Apart(PartialDate? a, PartialDate? b) => a is not { } x || b is not { } y ? 0
        : x.Month is { } m && y.Month is { } n ? Math.Abs(((x.Year - y.Year) * 12) + m - n) : Math.Abs(x.Year - y.Year) * 12;
}
