using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Postgres;
using PublicationsCatalogue.Data.Sqlite;

namespace PublicationsCatalogue.Tests.House;

/// <summary>The two databases stay in step; needs no server.</summary>
public sealed class MigrationDrift
{
    private static readonly SqliteCatalogueContext Sqlite =
        new(new DbContextOptionsBuilder<SqliteCatalogueContext>().UseSqlite("Data Source=:memory:").Options);

    private static readonly PostgresCatalogueContext Postgres =
        new(new DbContextOptionsBuilder<PostgresCatalogueContext>().UseNpgsql("Host=localhost").Options);

    [Fact]
    public void Every_change_of_the_model_has_its_migration_for_SQLite() => Assert.False(Sqlite.Database.HasPendingModelChanges());

    [Fact]
    public void Every_change_of_the_model_has_its_migration_for_PostgreSQL() => Assert.False(Postgres.Database.HasPendingModelChanges());

    [Fact]
    public void Both_databases_have_the_same_migrations_in_the_same_order()
    {
        Assert.NotEmpty(Names(Sqlite));
        Assert.Equal(Names(Sqlite), Names(Postgres));
    }

    [Fact]
    public void A_start_knows_every_migration_without_looking_for_them()
    {
        Assert.Equal(Sqlite.Database.GetMigrations(), Sqlite.KnownMigrations);
        Assert.Equal(Postgres.Database.GetMigrations(), Postgres.KnownMigrations);
    }

    [Fact]
    public void Both_databases_have_the_same_tables_columns_and_obligations() => Assert.Equal(Columns(Sqlite), Columns(Postgres));

    [Fact]
    public void Both_databases_have_the_same_indexes() => Assert.Equal(Indexes(Sqlite), Indexes(Postgres));

    // The time stamp in front differs: the two are made one after the other.
    private static IEnumerable<string> Names(CatalogueContext db) => db.Database.GetMigrations().Select(m => m[(m.IndexOf('_', StringComparison.Ordinal) + 1)..]);

    private static IEnumerable<string> Columns(CatalogueContext db) => Tables(db)
        .SelectMany(t => t.Columns.Select(c => $"{t.Name}.{c.Name}{(c.IsNullable ? "?" : "")}")).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Indexes(CatalogueContext db) => Tables(db)
        .SelectMany(t => t.Indexes.Select(i => $"{t.Name}({string.Join(',', i.Columns.Select(c => c.Name))}){(i.IsUnique ? " unique" : "")}")).Order(StringComparer.Ordinal);

    private static IEnumerable<ITable> Tables(CatalogueContext db) => db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables;
}
