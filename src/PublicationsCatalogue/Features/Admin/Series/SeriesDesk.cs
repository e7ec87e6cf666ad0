using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin.Series;

/// <summary>Saves what somebody has set of a series.</summary>
public sealed class SeriesDesk(CatalogueContext db)
{
    /// <summary>What only the catalogue knows to be wrong: the field and a sentence.</summary>
    public async Task<(string Field, string Problem)?> ProblemAsync(RememberedSeries remembered, SeriesInput input, SeriesForm form, CancellationToken ct)
    {
        if (form.Was != SeriesForm.MarkOf(remembered))
            return ("", "Someone else changed this series after you had opened it. What you typed is still here: look at the series in another tab, then save again");
        var key = Folded.Key(input.Title);
        var same = await db.Set<SeriesText>().AnyAsync(t => t.TitleKey == key && t.SeriesId != remembered.Series.Id, ct);
        return same ? ("Title", "Another series has this title: choose a title of its own") : null;
    }

    public async Task SaveAsync(PublicationSeries series, SeriesInput input, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var publisher = input.Publisher is { } name ? await new Vocabulary(db).OrganisationAsync(name, ct) : null;
        if (publisher is { Id: 0 })
            await db.SaveChangesAsync(ct);
        var text = series.Texts[0];
        (text.Title, text.TitleKey, text.Description, text.StandingSummary) = (input.Title, Folded.Key(input.Title), input.Description, input.StandingSummary);
        (series.Issn, series.ClosedOn) = (input.Issn, input.ClosedOn);
        (series.TitlePattern, series.NumberPattern, series.Frequency) = (input.TitlePattern, input.NumberPattern, input.Frequency);
        (series.DefaultType, series.DefaultLanguage, series.DefaultPublisherId) = (input.Type, input.Language, publisher?.Id);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
