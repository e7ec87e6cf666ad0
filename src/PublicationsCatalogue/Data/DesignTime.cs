using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using PublicationsCatalogue.Data.Postgres;
using PublicationsCatalogue.Data.Sqlite;

namespace PublicationsCatalogue.Data;

// For "dotnet ef migrations add", which needs a context and no server.
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteCatalogueContext>
{
    public SqliteCatalogueContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteCatalogueContext>().UseSqlite("Data Source=:memory:").Options);
}

internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresCatalogueContext>
{
    public PostgresCatalogueContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresCatalogueContext>().UseNpgsql("Host=localhost").Options);
}
