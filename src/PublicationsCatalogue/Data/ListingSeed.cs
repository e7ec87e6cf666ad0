using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Formats.Listing;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data;

/// <summary>Fills a new catalogue from the listing that it takes over, once in its life.</summary>
internal sealed class ListingSeed(CatalogueContext db, Actor actor, TimeProvider clock)
{
    /// <summary>How many entries were read in; null when the catalogue was seeded before or holds entries of its own.</summary>
    public async Task<int?> PlantAsync(string listing, CancellationToken ct)
    {
        var instance = await db.Instances.SingleOrDefaultAsync(ct) ?? throw new InvalidOperationException("The catalogue was not prepared.");
        if (instance.SeededAt is not null || await db.Publications.AnyAsync(ct))
            return null;
        var entries = ListingReader.Read(await File.ReadAllTextAsync(listing, ct)).Entries;
        var now = clock.GetUtcNow().UtcDateTime;
        (actor.Name, actor.BatchId) = ("listing", Guid.NewGuid());
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var taken = new HashSet<Slug>();
        for (var i = 0; i < entries.Count; i++)
            db.Publications.Add(Record(entries[i], i, now, taken));
        instance.SeededAt = now;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return entries.Count;
    }

    private static Publication Record(ListingEntry entry, int index, DateTime now, HashSet<Slug> taken)
    {
        var slug = Slug.From(entry.Title, "publication");
        for (var (free, number) = (slug, 2); !taken.Add(slug); number++)
            slug = free.WithSuffix(number);
        var publication = new Publication { Slug = slug, Position = DayOrder.For(now, index) };
        publication.Issue(entry.Date);
        publication.Publish(now, now);
        var text = new PublicationText { Language = LanguageTag.TryParse("en", out var english) ? english : default, IsOriginal = true, Title = entry.Title };
        text.Summarise(entry.Summary);
        publication.Texts.Add(text);
        return publication;
    }
}
