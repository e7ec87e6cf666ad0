using Microsoft.EntityFrameworkCore;

namespace PublicationsCatalogue.Data.Sqlite;

public sealed class SqliteCatalogueContext(DbContextOptions<SqliteCatalogueContext> options, Actor actor, TimeProvider clock)
    : CatalogueContext(options, actor, clock);
