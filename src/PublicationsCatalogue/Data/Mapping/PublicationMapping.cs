using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data.Mapping;

internal sealed class PublicationMapping : IEntityTypeConfiguration<Publication>
{
    public void Configure(EntityTypeBuilder<Publication> entity)
    {
        entity.Property(p => p.Version).IsConcurrencyToken();
        entity.Property(p => p.Type).HasMaxLength(40);
        entity.Property(p => p.Edition).HasMaxLength(100);
        entity.Property(p => p.Licence).HasMaxLength(60);
        entity.Property(p => p.RightsHolder).HasMaxLength(300);
        entity.Property(p => p.AccessRights).HasMaxLength(300);
        entity.Property(p => p.WithdrawalReason).HasMaxLength(1000);
        entity.Property(p => p.CreatedBy).HasMaxLength(200);
        entity.Property(p => p.ModifiedBy).HasMaxLength(200);
        entity.Ignore(p => p.Original);

        entity.HasOne(p => p.Publisher).WithMany().HasForeignKey(p => p.PublisherId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne(p => p.ReplacedBy).WithMany().HasForeignKey(p => p.ReplacedById).OnDelete(DeleteBehavior.SetNull);
        entity.HasMany(p => p.Texts).WithOne().HasForeignKey(t => t.PublicationId);
        entity.HasMany(p => p.Contributions).WithOne().HasForeignKey(c => c.PublicationId);
        entity.HasMany(p => p.Series).WithOne().HasForeignKey(s => s.PublicationId);
        entity.HasMany(p => p.Subjects).WithOne().HasForeignKey(s => s.PublicationId);
        entity.HasMany(p => p.Identifiers).WithOne().HasForeignKey(i => i.PublicationId);
        entity.HasMany(p => p.Links).WithOne().HasForeignKey(l => l.PublicationId);
        entity.HasMany(p => p.Relations).WithOne().HasForeignKey(r => r.PublicationId);

        entity.HasIndex(p => p.Slug).IsUnique();
        // A month in its order; the desk's list of a state; what is scheduled or has just become public.
        entity.HasIndex(p => new { p.State, p.Month, p.SortDate, p.Position, p.Id }, "IX_Publications_Month")
            .IsDescending(false, false, true, false, false);
        // What became public last, for feeds; of one instant the newest dates first.
        entity.HasIndex(p => new { p.State, p.FirstPublicAt, p.SortDate, p.Position, p.Id }, "IX_Publications_News").IsDescending(false, true, true, false, false);
        entity.HasIndex(p => new { p.State, p.ModifiedAt, p.Id }, "IX_Publications_Changed").IsDescending(false, true, true);
        entity.HasIndex(p => new { p.ModifiedAt, p.Id }, "IX_Publications_AnyChanged").IsDescending(true, true);
        entity.HasIndex(p => new { p.State, p.CountedIn, p.PublicAt }, "IX_Publications_Due");
    }
}
