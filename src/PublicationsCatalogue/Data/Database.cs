using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PublicationsCatalogue.Data.Postgres;
using PublicationsCatalogue.Data.Sqlite;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Data;

public static class Database
{
    /// <summary>Registers the store that the settings name; with <see cref="DesignTime"/> the only place that knows there are two.</summary>
    public static void AddCatalogueDatabase(this IServiceCollection services, CatalogueSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<CatalogueVersion>();
        services.AddScoped<Actor>();
        services.AddScoped<PublicCatalogue>();
        services.AddSingleton<CommitWatcher>();
        if (settings.Database.Provider == DatabaseProvider.Postgres)
            services.AddDbContext<CatalogueContext, PostgresCatalogueContext>((sp, o) =>
                o.UseNpgsql(settings.Database.ConnectionString).AddInterceptors(sp.GetRequiredService<CommitWatcher>()));
        else
            services.AddDbContext<CatalogueContext, SqliteCatalogueContext>((sp, o) =>
                o.UseSqlite(SqliteConnectionString(settings)).AddInterceptors(sp.GetRequiredService<CommitWatcher>(), new SqlitePragmas()));
    }

    /// <summary>The SQLite file, or null when another store is set.</summary>
    public static string? FileOf(CatalogueSettings settings) => settings.Database.Provider == DatabaseProvider.Sqlite
        ? new SqliteConnectionStringBuilder(SqliteConnectionString(settings)).DataSource : null;

    private static string SqliteConnectionString(CatalogueSettings settings)
    {
        var connection = new SqliteConnectionStringBuilder(settings.Database.ConnectionString ?? "") { ForeignKeys = true, DefaultTimeout = 5 };
        if (connection.DataSource.Length == 0)
            connection.DataSource = Path.Combine(settings.DataDirectory, "catalogue.db");
        return connection.ToString();
    }
}
