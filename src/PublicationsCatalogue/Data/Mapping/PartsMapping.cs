using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data.Mapping;

/// <summary>The parts of a publication, which come and go with it.</summary>
internal sealed class PartsMapping : IEntityTypeConfiguration<PublicationText>, IEntityTypeConfiguration<Contribution>,
    IEntityTypeConfiguration<SeriesMembership>, IEntityTypeConfiguration<PublicationSubject>,
    IEntityTypeConfiguration<PublicationIdentifier>, IEntityTypeConfiguration<PublicationLink>,
    IEntityTypeConfiguration<PublicationRelation>
{
    public void Configure(EntityTypeBuilder<PublicationText> entity)
    {
        entity.ToTable("PublicationTexts");
        entity.Property(t => t.Title).HasMaxLength(PublicationText.TitleLimit);
        entity.Property(t => t.Subtitle).HasMaxLength(PublicationText.TitleLimit);
        entity.Property(t => t.AlternativeTitle).HasMaxLength(PublicationText.TitleLimit);
        entity.HasIndex(t => new { t.PublicationId, t.Language }).IsUnique();
        // Which languages there are, by leaps from one to the next, however many texts.
        entity.HasIndex(t => t.Language);
    }

    public void Configure(EntityTypeBuilder<Contribution> entity)
    {
        entity.ToTable("Contributions");
        entity.Property(c => c.NameAsPrinted).HasMaxLength(Agent.NameLimit);
        entity.Property(c => c.Affiliation).HasMaxLength(300);
        entity.HasOne(c => c.Agent).WithMany().HasForeignKey(c => c.AgentId).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(c => new { c.PublicationId, c.Role, c.Position });
    }

    public void Configure(EntityTypeBuilder<SeriesMembership> entity)
    {
        entity.ToTable("SeriesMemberships");
        entity.Property(s => s.Number).HasMaxLength(60);
        entity.Property(s => s.Volume).HasMaxLength(60);
        entity.HasOne(s => s.Series).WithMany().HasForeignKey(s => s.SeriesId).OnDelete(DeleteBehavior.Restrict);
        // The newest issues of a series, however many it has.
        entity.HasIndex(s => new { s.SeriesId, s.NumberSort, s.Id }, "IX_SeriesMemberships_Order");
    }

    public void Configure(EntityTypeBuilder<PublicationSubject> entity)
    {
        entity.ToTable("PublicationSubjects");
        entity.HasKey(s => new { s.PublicationId, s.SubjectId });
        entity.HasOne(s => s.Subject).WithMany().HasForeignKey(s => s.SubjectId).OnDelete(DeleteBehavior.Restrict);
        // The newest entries of a subject, however many it has.
        entity.HasIndex(s => new { s.SubjectId, s.PublicationId });
    }

    public void Configure(EntityTypeBuilder<PublicationIdentifier> entity)
    {
        entity.ToTable("PublicationIdentifiers");
        entity.Property(i => i.Value).HasMaxLength(2000);
        entity.HasIndex(i => new { i.Scheme, i.Value });
    }

    public void Configure(EntityTypeBuilder<PublicationLink> entity)
    {
        entity.ToTable("PublicationLinks");
        entity.Property(l => l.Url).HasMaxLength(2000);
        entity.Property(l => l.Label).HasMaxLength(200);
        entity.Property(l => l.ArchivedUrl).HasMaxLength(2000);
        entity.HasIndex(l => l.Url);
    }

    public void Configure(EntityTypeBuilder<PublicationRelation> entity)
    {
        entity.ToTable("PublicationRelations");
        entity.Property(r => r.RelatedUrl).HasMaxLength(2000);
        entity.HasOne(r => r.Related).WithMany().HasForeignKey(r => r.RelatedId).OnDelete(DeleteBehavior.Cascade);
    }
}
