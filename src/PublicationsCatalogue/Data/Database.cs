using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using PublicationsCatalogue.Data.Duplicates;
using PublicationsCatalogue.Data.Harvest;
using PublicationsCatalogue.Data.Naming;
using PublicationsCatalogue.Data.Postgres;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Data.Sqlite;
using PublicationsCatalogue.Data.Webhooks;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Data;

public static class Database
{
    private const int LockTimeoutSeconds = 5;
    private const int ContextsKept = 32;

    // What .NET reports on Linux: ENOSPC and EDQUOT.
    private const int NoSpace = 28;
    private const int QuotaUsedUp = 122;

    /// <summary>Registers the store that the settings name; with <see cref="DesignTime"/> the only place that knows there are two.</summary>
    public static void AddCatalogueDatabase(this IServiceCollection services, CatalogueSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<CatalogueVersion>();
        services.AddScoped<Actor>();
        services.AddScoped<PublicCatalogue>();
        services.AddScoped<PublicHistory>();
        services.AddScoped<ChangeLog>();
        services.AddSingleton<CommonWords>();
        services.AddScoped<SearchReach>();
        services.AddScoped<CatalogueSearch>();
        services.AddScoped<FacetNames>();
        services.AddScoped<WholeLists>();
        services.AddScoped<News>();
        services.AddScoped<Harvesting>();
        services.AddScoped<HarvestSets>();
        services.AddScoped<Spelling>();
        services.AddScoped<Terms>();
        services.AddScoped<CarriedNames>();
        services.AddScoped<RelatedEntries>();
        services.AddScoped<SeriesIssues>();
        services.AddScoped<Suggestions>();
        services.AddSingleton<MissedSearches>();
        services.AddScoped<ApiTokens>();
        services.AddScoped<OutgoingMessages>();
        services.AddScoped<DuplicateSearch>();
        services.AddScoped<DuplicateAnswers>();
        services.AddScoped<Merging>();
        services.AddScoped<Renaming>();
        services.AddScoped<PossibleDuplicates>();
        services.AddSingleton<CommitWatcher>();
        services.AddSingleton(_ => new SqliteTurns(TimeSpan.FromSeconds(LockTimeoutSeconds)));
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database", timeout: DatabaseCheck.Patience);
        if (settings.Database.Provider == DatabaseProvider.Postgres)
            services.AddContext<PostgresCatalogueContext>((sp, o) =>
                WithModel(o, settings).UseNpgsql(PostgresConnection.For(settings, LockTimeoutSeconds)).AddInterceptors(sp.GetRequiredService<CommitWatcher>()));
        else
            services.AddContext<SqliteCatalogueContext>((sp, o) =>
                // A list of numbers as one parameter: as one for each number, a thousand of them take forty times as long.
                WithModel(o, settings).UseSqlite(SqliteConnectionString(settings), sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
                    .AddInterceptors(sp.GetRequiredService<CommitWatcher>(), new SqlitePragmas(), sp.GetRequiredService<SqliteTurns>()));
    }

    // One after the other uses the same: made anew for each request, a context takes longer than a small question.
    private static void AddContext<T>(this IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> options) where T : CatalogueContext
    {
        services.AddPooledDbContextFactory<T>(options, ContextsKept);
        services.AddScoped(sp => sp.GetRequiredService<IDbContextFactory<T>>().CreateDbContext().For(sp.GetRequiredService<Actor>(), sp.GetRequiredService<TimeProvider>()));
    }

    // Named here, or every context looks through the attributes of the program for it.
    private static DbContextOptionsBuilder WithModel(DbContextOptionsBuilder options, CatalogueSettings settings) =>
        LoadModel(settings) is { } model ? options.UseModel(model) : options;

    /// <summary>Reads the compiled model into memory, which is most of the work of the first context.</summary>
#if COMPILED_MODEL
    public static IModel? LoadModel(CatalogueSettings settings) => settings.Database.Provider == DatabaseProvider.Postgres
        ? Postgres.CompiledModel.PostgresCatalogueContextModel.Instance : Sqlite.CompiledModel.SqliteCatalogueContextModel.Instance;
#else
    // Only while .github/scripts/compile-model.sh writes it anew.
    public static IModel? LoadModel(CatalogueSettings settings) => null;
#endif

    /// <summary>The SQLite file, or null when another store is set.</summary>
    public static string? FileOf(CatalogueSettings settings) => settings.Database.Provider == DatabaseProvider.Sqlite
        ? new SqliteConnectionStringBuilder(SqliteConnectionString(settings)).DataSource : null;

    /// <summary>The same store, opened so that nothing in it can be changed and nothing is created.</summary>
    public static CatalogueSettings ReadOnly(CatalogueSettings settings)
    {
        var connection = settings.Database.Provider == DatabaseProvider.Postgres
            ? PostgresConnection.ReadOnly(settings)
            : new SqliteConnectionStringBuilder(SqliteConnectionString(settings)) { Mode = SqliteOpenMode.ReadOnly }.ToString();
        return settings with { Database = settings.Database with { ConnectionString = connection } };
    }

    /// <summary>What is wrong with the connection string, or null.</summary>
    public static string? ConnectionProblem(CatalogueSettings settings)
    {
        try
        {
            if (settings.Database.Provider == DatabaseProvider.Postgres)
                return PostgresConnection.NamesHost(settings) ? null
                    : "Catalogue:Database:ConnectionString names no Host: write one, such as Host=localhost;Database=catalogue;Username=catalogue.";
            _ = SqliteConnectionString(settings);
            return null;
        }
        catch (ArgumentException e)
        {
            return $"Catalogue:Database:ConnectionString can't be read: {e.Message}";
        }
    }

    /// <summary>True when a save failed because another, in the same moment, took a value that only one may have.</summary>
    public static bool IsDuplicate(DbUpdateException e) => e.InnerException switch
    {
        // SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY.
        SqliteException { SqliteExtendedErrorCode: 2067 or 1555 } => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true,
        _ => false,
    };

    /// <summary>The fault of the store behind an exception, however deep; null when it tells of anything else.</summary>
    public static StorageFault? FaultOf(Exception? exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            var fault = e switch
            {
                SqliteException sqlite => SqliteFault.Of(sqlite),
                NpgsqlException postgres => PostgresFault.Of(postgres),
                IOException { HResult: NoSpace or QuotaUsedUp } => StorageFault.Full,
                _ => null,
            };
            if (fault is not null)
                return fault;
        }
        return null;
    }

    private static string SqliteConnectionString(CatalogueSettings settings)
    {
        var connection = new SqliteConnectionStringBuilder(settings.Database.ConnectionString ?? "") { ForeignKeys = true, DefaultTimeout = LockTimeoutSeconds };
        if (connection.DataSource.Length == 0)
            connection.DataSource = Path.Combine(settings.DataDirectory, "catalogue.db");
        return connection.ToString();
    }
}
