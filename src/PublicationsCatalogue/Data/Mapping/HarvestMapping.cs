using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublicationsCatalogue.Data.Harvest;

namespace PublicationsCatalogue.Data.Mapping;

internal sealed class HarvestMapping : IEntityTypeConfiguration<HarvestRecord>, IEntityTypeConfiguration<HarvestMember>
{
    public void Configure(EntityTypeBuilder<HarvestRecord> entity)
    {
        entity.ToTable("HarvestRecords");
        entity.HasKey(r => new { r.PublicationId, r.IsDeleted });
    }

    public void Configure(EntityTypeBuilder<HarvestMember> entity)
    {
        entity.ToTable("HarvestMembers");
        // A set in its order; that is also all there is of a row.
        entity.HasKey(m => new { m.Set, m.Datestamp, m.PublicationId, m.IsDeleted });
        entity.Property(m => m.Set).HasMaxLength(40);
    }
}
