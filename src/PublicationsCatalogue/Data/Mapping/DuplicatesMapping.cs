using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublicationsCatalogue.Core.Duplicates;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data.Duplicates;

namespace PublicationsCatalogue.Data.Mapping;

/// <summary>How duplicates are found, and what was said of them.</summary>
internal sealed class DuplicatesMapping : IEntityTypeConfiguration<TitleKey>, IEntityTypeConfiguration<DuplicateVerdict>,
    IEntityTypeConfiguration<PossibleDuplicate>
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

    public void Configure(EntityTypeBuilder<PossibleDuplicate> entity)
    {
        entity.ToTable("PossibleDuplicates");
        // The newest pairs are shown first, so the later entry leads the key.
        entity.HasKey(d => new { d.SecondId, d.FirstId });
        entity.HasOne(d => d.First).WithMany().HasForeignKey(d => d.FirstId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne(d => d.Second).WithMany().HasForeignKey(d => d.SecondId).OnDelete(DeleteBehavior.Cascade);
    }
}
