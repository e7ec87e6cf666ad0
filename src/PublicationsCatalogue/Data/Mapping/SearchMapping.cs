using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Search;

namespace PublicationsCatalogue.Data.Mapping;

/// <summary>The search index. Its words are the database's own matter: each makes them in the migration "Search".</summary>
internal sealed class SearchMapping : IEntityTypeConfiguration<SearchRecord>, IEntityTypeConfiguration<SpellingKey>
{
    public void Configure(EntityTypeBuilder<SearchRecord> entity)
    {
        entity.ToTable("SearchRecords");
        entity.HasKey(r => r.Key);
        entity.Property(r => r.Key).ValueGeneratedNever();
        entity.HasIndex(r => r.PublicationId).IsUnique();
        entity.HasOne<Publication>().WithOne().HasForeignKey<SearchRecord>(r => r.PublicationId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SpellingKey> entity)
    {
        entity.ToTable("SpellingKeys");
        entity.HasKey(k => new { k.Key, k.Word });
        entity.Property(k => k.Word).HasMaxLength(Misspelling.Longest);
    }
}
