using Microsoft.EntityFrameworkCore;

namespace PublicationsCatalogue.Data.Postgres;

public sealed class PostgresCatalogueContext(DbContextOptions<PostgresCatalogueContext> options, Actor actor, TimeProvider clock)
    : CatalogueContext(options, actor, clock);
