using System.Globalization;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Series;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>Fills the form with an issue of a series, and offers that for a title that looks like one.</summary>
public sealed class EntryIssue(SeriesMemories memories, Site site, TimeProvider clock)
{
    /// <summary>A new entry's form, with today's date; its language is guessed until one is typed.</summary>
    public EntryForm Blank() => new() { Key = Guid.NewGuid(), Date = Today };

    /// <summary>The form of the next issue, or of the one with this number; null when there is no such series.</summary>
    public async Task<(EntryForm Form, FilledIssue Filled)?> OfSeriesAsync(long seriesId, string? number, CancellationToken ct)
    {
        if (await memories.FindAsync(seriesId, ct) is not { } remembered)
            return null;
        var wanted = IssueNumber.TryRead(number, out var read) ? read : (IssueNumber?)null;
        var issue = wanted is { } missing ? remembered.Memory.Numbered(missing) : remembered.Memory.Next();
        var form = Blank();
        Put(SeriesOffer.FieldsOf(remembered.Series, issue, site), form, isFresh: true);
        IReadOnlyList<Issue> entered = wanted is null ? [.. remembered.Memory.DraftsAhead]
            : await memories.EnteredAsync(seriesId, issue.Number, ct) is { } same ? [same] : [];
        var name = wanted is null ? "the next issue" : SeriesOffer.NameOf(issue.Number, site);
        return (form, new FilledIssue(remembered.Series.Id, remembered.Series.Title, name, entered));
    }

    /// <summary>For an entry that says no series yet.</summary>
    public async Task<SeriesOffer?> OfferAsync(EntryForm form, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(form.Series) && !string.IsNullOrWhiteSpace(form.Title) && await memories.FittingAsync(form.Title, ct) is { } fit
            ? SeriesOffer.Of(fit, site) : null;

    /// <summary>Fills what is empty or still as the blank form had it; what was typed stays.</summary>
    public async Task<SeriesOffer?> FillAsync(EntryForm form, CancellationToken ct)
    {
        if (await OfferAsync(form, ct) is not { Filled: { } filled } offer)
            return null;
        Put(offer.Fields, form, isFresh: form.Revision == 0);
        return offer with { Say = filled, Button = null };
    }

    private string Today => site.ToLocal(clock.GetUtcNow().UtcDateTime).ToString("dd MMMM yyyy", site.Culture);

    private void Put(IReadOnlyDictionary<string, string> texts, EntryForm form, bool isFresh)
    {
        var blank = Blank();
        foreach (var field in EntryField.All.Where(field => texts.ContainsKey(field.Name)))
        {
            var (typed, text) = (field.Text(form), texts[field.Name]);
            var goesOn = field.Name == nameof(EntryForm.Title) && typed is not null && text.StartsWith(typed, true, CultureInfo.InvariantCulture);
            if (typed is null ? !(field.Name == nameof(EntryForm.Date) && form.DateUnknown) : goesOn || (isFresh && typed == field.Text(blank)))
                field.Set(form, goesOn ? typed + text[typed!.Length..] : text);
        }
    }
}

/// <summary>As which issue a form was filled, and the entries that are it, or come before it as drafts.</summary>
public sealed record FilledIssue(long SeriesId, string Series, string Name, IReadOnlyList<Issue> Entered);
