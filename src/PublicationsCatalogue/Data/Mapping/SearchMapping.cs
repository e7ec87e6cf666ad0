using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Search;

namespace PublicationsCatalogue.Data.Mapping;

/// <summary>The search index, and what was not found. Its words are the database's own matter: each makes them in the migration "Search".</summary>
internal sealed class SearchMapping : IEntityTypeConfiguration<SearchRecord>, IEntityTypeConfiguration<SpellingKey>,
    IEntityTypeConfiguration<IndexedWord>, IEntityTypeConfiguration<FacetTotal>, IEntityTypeConfiguration<MissedSearch>
{
    public void Configure(EntityTypeBuilder<SearchRecord> entity)
    {
        entity.ToTable("SearchRecords");
        entity.HasKey(r => r.Key);
        entity.Property(r => r.Key).ValueGeneratedNever();
        entity.Property(r => r.Start).HasMaxLength(SearchWords.LongestStart);
        entity.HasIndex(r => r.PublicationId).IsUnique();
        // Of titles that begin alike the newest first.
        entity.HasIndex(r => new { r.Start, r.Key }).IsDescending(false, true);
        entity.HasOne<Publication>().WithOne().HasForeignKey<SearchRecord>(r => r.PublicationId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SpellingKey> entity)
    {
        entity.ToTable("SpellingKeys");
        entity.HasKey(k => new { k.Key, k.Word });
        entity.Property(k => k.Word).HasMaxLength(Misspelling.Longest);
        // Words by their beginning.
        entity.HasIndex(k => k.Word);
    }

    public void Configure(EntityTypeBuilder<IndexedWord> entity)
    {
        entity.ToTable("IndexedWords");
        entity.HasKey(w => w.Word);
        entity.Property(w => w.Word).HasMaxLength(SearchWords.LongestKey);
    }

    public void Configure(EntityTypeBuilder<FacetTotal> entity)
    {
        entity.ToTable("FacetTotals");
        entity.HasKey(t => t.Token);
        entity.Property(t => t.Token).HasMaxLength(FacetValue.LongestToken);
    }

    public void Configure(EntityTypeBuilder<MissedSearch> entity)
    {
        entity.ToTable("MissedSearches");
        entity.HasKey(m => new { m.Day, m.Words });
        entity.Property(m => m.Words).HasMaxLength(MissedWords.Longest);
    }
}
