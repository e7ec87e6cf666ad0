using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Tests.Support;

public static class Filling
{
    /// <summary>Saves many in one go.</summary>
    public static Task<int> AddManyAsync(this CatalogueApp app, int count, Func<int, A> build) => app.InScopeAsync(services =>
    {
        var db = services.GetRequiredService<CatalogueContext>();
        db.Publications.AddRange(Enumerable.Range(0, count).Select(i => build(i).Build(app.Now)));
        return db.SaveChangesAsync();
    });

    /// <summary>Changes one entry as the desk would.</summary>
    public static Task<int> ChangeAsync(this CatalogueApp app, long id, Action<Publication> change) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<CatalogueContext>();
        change(await db.Publications.Include(p => p.Texts).SingleAsync(p => p.Id == id));
        return await db.SaveChangesAsync();
    });

    public static Task<int> RenameAsync(this CatalogueApp app, long id, string slug) =>
        app.ChangeAsync(id, p => p.Slug = Slug.TryParse(slug, out var parsed) ? parsed : throw new FormatException(slug));
}
