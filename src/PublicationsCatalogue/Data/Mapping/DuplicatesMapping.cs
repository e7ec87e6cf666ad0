using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublicationsCatalogue.Core.Duplicates;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data.Duplicates;

namespace PublicationsCatalogue.Data.Mapping;

/// <summary>How duplicates are found, and what was said of them.</summary>
internal sealed class DuplicatesMapping : IEntityTypeConfiguration<TitleKey>, IEntityTypeConfiguration<DuplicateVerdict>
{
    public void Configure(EntityTypeBuilder<TitleKey> entity)
    {
        entity.ToTable("TitleKeys");
        entity.HasKey(k => new { k.Key, k.PublicationId });
        entity.HasOne<Publication>().WithMany().HasForeignKey(k => k.PublicationId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<DuplicateVerdict> entity)
    {
        entity.ToTable("DuplicateVerdicts");
        entity.HasKey(v => new { v.FirstId, v.SecondId });
        entity.HasOne<Publication>().WithMany().HasForeignKey(v => v.FirstId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne<Publication>().WithMany().HasForeignKey(v => v.SecondId).OnDelete(DeleteBehavior.Cascade);
        entity.Property(v => v.By).HasMaxLength(200);
        entity.Property(v => v.UserId).HasMaxLength(450);
    }
}
