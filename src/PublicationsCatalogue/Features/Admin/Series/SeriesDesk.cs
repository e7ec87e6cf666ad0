using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Naming;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Series;

/// <summary>Saves what somebody has set of a series.</summary>
public sealed class SeriesDesk(CatalogueContext db, Renaming renaming)
{
    /// <summary>What only the catalogue knows to be wrong: the field and a sentence.</summary>
    public async Task<(string Field, string Problem)?> ProblemAsync(RememberedSeries remembered, SeriesInput input, SeriesForm form, CancellationToken ct)
    {
        if (form.Was != SeriesForm.MarkOf(remembered))
            return ("", FormMark.Changed);
        return await renaming.TakenAsync(remembered.Series, input.Title, ct) is { } taken ? ("Title", taken) : null;
    }

    /// <summary>The number of the new series; with a sentence when there can't be one of this title.</summary>
    public async Task<(long Id, string? Problem)> AddAsync(string? typed, Site site, CancellationToken ct)
    {
        var title = OneLine.OfName(typed ?? "");
        if (title.Length is 0 or > SeriesInput.TitleLimit)
            return (0, title.Length == 0 ? "Enter a title" : $"The title is too long: shorten it to {SeriesInput.TitleLimit} characters");
        var series = new PublicationSeries { Slug = await new Vocabulary(db).SlugAsync(AddressKind.Series, title, "series", ct) };
        if (await renaming.TakenAsync(series, title, ct) is { } taken)
            return (0, taken);
        series.Texts.Add(new SeriesText { Language = LanguageTag.TryParse(site.Language, out var own) ? own : default, Title = title, TitleKey = Folded.Key(title) });
        db.Series.Add(series);
        await db.SaveChangesAsync(ct);
        return (series.Id, null);
    }

    public async Task SaveAsync(PublicationSeries series, SeriesInput input, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var publisher = input.Publisher is { } name ? await new Vocabulary(db).OrganisationAsync(name, ct) : null;
        if (publisher is { Id: 0 })
            await db.SaveChangesAsync(ct);
        var text = series.Texts[0];
        await renaming.RenameAsync(series, input.Title, ct);
        (text.Description, text.StandingSummary) = (input.Description, input.StandingSummary);
        (series.Issn, series.ClosedOn) = (input.Issn, input.ClosedOn);
        (series.TitlePattern, series.NumberPattern, series.Frequency) = (input.TitlePattern, input.NumberPattern, input.Frequency);
        (series.DefaultType, series.DefaultLanguage, series.DefaultPublisherId) = (input.Type, input.Language, publisher?.Id);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
