using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PublicationsCatalogue.Data.Mapping;

internal sealed class TokensMapping : IEntityTypeConfiguration<ApiToken>, IEntityTypeConfiguration<ProgramChange>, IEntityTypeConfiguration<KeptAnswer>
{
    public void Configure(EntityTypeBuilder<ApiToken> entity)
    {
        entity.Property(t => t.Hash).HasMaxLength(64);
        entity.Property(t => t.Beginning).HasMaxLength(20);
        entity.Property(t => t.Name).HasMaxLength(ApiToken.NameLimit);
        entity.Property(t => t.UserId).HasMaxLength(450);
        entity.HasOne(t => t.User).WithMany().HasForeignKey(t => t.UserId);
        entity.HasIndex(t => t.Hash).IsUnique();
        entity.HasIndex(t => t.UserId);
    }

    public void Configure(EntityTypeBuilder<ProgramChange> entity)
    {
        entity.Property(c => c.What).HasMaxLength(ProgramChange.NameLimit);
        entity.Property(c => c.Of).HasMaxLength(200);
        entity.Property(c => c.By).HasMaxLength(200);
        entity.Property(c => c.UserId).HasMaxLength(450);
    }

    public void Configure(EntityTypeBuilder<KeptAnswer> entity)
    {
        entity.HasKey(a => a.Key);
        entity.Property(a => a.Key).HasMaxLength(64);
        entity.Property(a => a.Call).HasMaxLength(64);
        entity.Property(a => a.Location).HasMaxLength(200);
        entity.Property(a => a.Tag).HasMaxLength(100);
        entity.HasIndex(a => a.At);
    }
}
