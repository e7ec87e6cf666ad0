using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data.Naming;

namespace PublicationsCatalogue.Data.Mapping;

/// <summary>What the catalogue keeps about itself: addresses, revisions, changes of names, counts, what is not saved yet, sessions.</summary>
internal sealed class RecordsMapping : IEntityTypeConfiguration<Address>, IEntityTypeConfiguration<Revision>, IEntityTypeConfiguration<NameChange>,
    IEntityTypeConfiguration<MonthCount>, IEntityTypeConfiguration<EarlierMonthCount>, IEntityTypeConfiguration<StateCount>, IEntityTypeConfiguration<Instance>,
    IEntityTypeConfiguration<PendingChange>, IEntityTypeConfiguration<Session>, IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<Address> entity)
    {
        entity.HasKey(a => new { a.Kind, a.Slug });
        entity.HasIndex(a => new { a.Kind, a.TargetId });
    }

    public void Configure(EntityTypeBuilder<Revision> entity)
    {
        entity.HasOne(r => r.Publication).WithMany().HasForeignKey(r => r.PublicationId);
        entity.Property(r => r.Fields).HasMaxLength(400);
        entity.Property(r => r.Note).HasMaxLength(1000);
        entity.Property(r => r.By).HasMaxLength(200);
        entity.Property(r => r.UserId).HasMaxLength(450);
        entity.HasIndex(r => new { r.PublicationId, r.Number }).IsUnique();
        entity.HasIndex(r => r.BatchId);
        // The catalogue as it was, in the order of its lists; what readers saw change, the last first.
        entity.HasIndex(r => new { r.SortDate, r.Position, r.PublicationId, r.Number, r.SeenAt, r.Id }, "IX_Revisions_Shown").IsDescending(true, false, false, false, false, false).HasFilter("\"Shows\"");
        entity.HasIndex(r => new { r.SeenAt, r.Id }, "IX_Revisions_Seen").IsDescending(true, true).HasFilter("\"SeenAt\" IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<NameChange> entity)
    {
        entity.Property(c => c.Was).HasMaxLength(Agent.NameLimit);
        entity.Property(c => c.Is).HasMaxLength(Agent.NameLimit);
        entity.Property(c => c.By).HasMaxLength(200);
        entity.Property(c => c.UserId).HasMaxLength(450);
        entity.HasIndex(c => c.Act).HasFilter("\"Act\" IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<MonthCount> entity)
    {
        entity.HasKey(c => c.Month);
        entity.Property(c => c.Month).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<EarlierMonthCount> entity) => entity.HasKey(c => new { c.Month, c.At });

    public void Configure(EntityTypeBuilder<StateCount> entity)
    {
        entity.HasKey(c => c.State);
        entity.Property(c => c.State).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Instance> entity) => entity.ToTable("Instance");

    public void Configure(EntityTypeBuilder<PendingChange> entity)
    {
        entity.Property(c => c.UserId).HasMaxLength(450);
        entity.Property(c => c.Title).HasMaxLength(PublicationText.TitleLimit);
        entity.HasOne<User>().WithMany().HasForeignKey(c => c.UserId);
        entity.HasOne(c => c.Publication).WithMany().HasForeignKey(c => c.PublicationId).OnDelete(DeleteBehavior.Cascade);
        entity.HasIndex(c => new { c.UserId, c.Key }).IsUnique();
        entity.HasIndex(c => new { c.PublicationId, c.UserId });
    }

    public void Configure(EntityTypeBuilder<Session> entity)
    {
        entity.HasKey(s => s.KeyHash);
        entity.Property(s => s.KeyHash).HasMaxLength(64);
        entity.HasIndex(s => s.UserId);
        entity.HasIndex(s => s.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<User> entity) => entity.Property(u => u.DisplayName).HasMaxLength(200);
}
