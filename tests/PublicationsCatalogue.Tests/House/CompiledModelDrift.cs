using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Postgres;
using PublicationsCatalogue.Data.Sqlite;

namespace PublicationsCatalogue.Tests.House;

/// <summary>What is compiled for each start is what the mapping says; if not, run .github/scripts/compile-model.sh. Needs no server.</summary>
public sealed class CompiledModelDrift
{
    [Fact]
    public void The_compiled_model_is_the_mapping_for_SQLite() => AssertSame(
        new SqliteCatalogueContext(new DbContextOptionsBuilder<SqliteCatalogueContext>().UseSqlite("Data Source=:memory:").Options));

    [Fact]
    public void The_compiled_model_is_the_mapping_for_PostgreSQL() => AssertSame(
        new PostgresCatalogueContext(new DbContextOptionsBuilder<PostgresCatalogueContext>().UseNpgsql("Host=localhost").Options));

    private static void AssertSame(CatalogueContext db)
    {
        using var context = db;
        Assert.Equal("CompiledModel", db.Model.GetType().Namespace!.Split('.')[^1]);
        Assert.Equal(Lines(db.GetService<IDesignTimeModel>().Model), Lines(db.Model));
    }

    private static List<string> Lines(IReadOnlyModel model) => [.. model.GetEntityTypes().SelectMany(type => (string[])
    [
        $"{type.Name} in {type.GetTableName()}",
        .. type.GetProperties().Select(p => $"{type.Name}.{p.Name}: {p.GetColumnName()} {p.GetColumnType()}{(p.IsNullable ? "?" : "")} {p.ValueGenerated} {p.GetMaxLength()} "
            + $"{p.IsConcurrencyToken} {p.GetAfterSaveBehavior()} {p.GetTypeMapping().Converter?.ProviderClrType.Name}"),
        .. type.GetKeys().Select(k => $"{type.Name} key {Names(k.Properties)}"),
        .. type.GetForeignKeys().Select(f => $"{type.Name} {Names(f.Properties)} to {f.PrincipalEntityType.Name} {f.DeleteBehavior} {f.IsRequired} {f.IsUnique} {f.DependentToPrincipal?.Name} {f.PrincipalToDependent?.Name}"),
        .. type.GetIndexes().Select(i => $"{type.Name} index {Names(i.Properties)} {i.IsUnique}"),
    ]).Order(StringComparer.Ordinal)];

    private static string Names(IEnumerable<IReadOnlyProperty> properties) => string.Join(',', properties.Select(p => p.Name));
}
