using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Data.Mapping;

/// <summary>What publications share: people and organisations, series, subjects.</summary>
internal sealed class VocabularyMapping : IEntityTypeConfiguration<Agent>, IEntityTypeConfiguration<PublicationSeries>,
    IEntityTypeConfiguration<SeriesText>, IEntityTypeConfiguration<SubjectScheme>, IEntityTypeConfiguration<Subject>,
    IEntityTypeConfiguration<SubjectLabel>
{
    public void Configure(EntityTypeBuilder<Agent> entity)
    {
        entity.Property(a => a.Name).HasMaxLength(Agent.NameLimit);
        entity.Property(a => a.NameKey).HasMaxLength(Agent.NameLimit);
        entity.Property(a => a.FamilyName).HasMaxLength(Agent.NameLimit);
        entity.Property(a => a.GivenName).HasMaxLength(Agent.NameLimit);
        entity.Ignore(a => a.Identifier);
        entity.Property(a => a.Orcid).HasMaxLength(19);
        entity.Property(a => a.Ror).HasMaxLength(9);
        entity.Property(a => a.SameAs).HasMaxLength(2000);
        entity.Property(a => a.Description).HasMaxLength(Markdown.Longest);
        ConfigureTerm(entity);
        entity.HasIndex(a => new { a.NameKey, a.Kind });
        entity.HasIndex(a => a.Orcid).HasFilter("\"Orcid\" IS NOT NULL");
        entity.HasIndex(a => a.Ror).HasFilter("\"Ror\" IS NOT NULL");
        entity.Property(a => a.SortKey).HasMaxLength(NameOrder.Longest);
        entity.HasIndex(a => new { a.SortKey, a.Id });
    }

    public void Configure(EntityTypeBuilder<PublicationSeries> entity)
    {
        entity.ToTable("Series");
        entity.Ignore(s => s.Title);
        entity.Property(s => s.Issn).HasMaxLength(9);
        entity.Property(s => s.Frequency).HasMaxLength(20);
        entity.Property(s => s.NumberPattern).HasMaxLength(200);
        entity.Property(s => s.TitlePattern).HasMaxLength(PublicationText.TitleLimit);
        entity.Property(s => s.DefaultType).HasMaxLength(40);
        entity.HasMany(s => s.Texts).WithOne().HasForeignKey(t => t.SeriesId);
        entity.HasOne<Agent>().WithMany().HasForeignKey(s => s.DefaultPublisherId).OnDelete(DeleteBehavior.SetNull);
        ConfigureTerm(entity);
    }

    public void Configure(EntityTypeBuilder<SeriesText> entity)
    {
        entity.ToTable("SeriesTexts");
        entity.Property(t => t.Title).HasMaxLength(300);
        entity.Property(t => t.TitleKey).HasMaxLength(300);
        entity.HasIndex(t => new { t.SeriesId, t.Language }).IsUnique();
        entity.HasIndex(t => t.TitleKey);
        entity.Property(t => t.SortKey).HasMaxLength(NameOrder.Longest);
        entity.HasIndex(t => new { t.SortKey, t.Id });
    }

    public void Configure(EntityTypeBuilder<SubjectScheme> entity)
    {
        entity.Property(s => s.Code).HasMaxLength(60);
        entity.Property(s => s.Name).HasMaxLength(200);
        entity.Property(s => s.Uri).HasMaxLength(2000);
        entity.HasIndex(s => s.Code).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Subject> entity)
    {
        entity.Ignore(s => s.Label);
        entity.Property(s => s.Notation).HasMaxLength(60);
        entity.Property(s => s.ExactMatchUri).HasMaxLength(2000);
        entity.HasOne(s => s.Scheme).WithMany().HasForeignKey(s => s.SchemeId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne(s => s.Broader).WithMany().HasForeignKey(s => s.BroaderId).OnDelete(DeleteBehavior.SetNull);
        entity.HasMany(s => s.Labels).WithOne().HasForeignKey(l => l.SubjectId);
        entity.Property(s => s.Description).HasMaxLength(Markdown.Longest);
        ConfigureTerm(entity);
    }

    public void Configure(EntityTypeBuilder<SubjectLabel> entity)
    {
        entity.ToTable("SubjectLabels");
        entity.Property(l => l.Text).HasMaxLength(200);
        entity.Property(l => l.TextKey).HasMaxLength(200);
        entity.HasIndex(l => l.TextKey);
        entity.Property(l => l.SortKey).HasMaxLength(NameOrder.Longest);
        entity.HasIndex(l => new { l.SortKey, l.Id });
    }

    private static void ConfigureTerm<T>(EntityTypeBuilder<T> entity) where T : Term
    {
        entity.Ignore(t => t.IsKept);
        entity.Ignore(t => t.Heading);
        entity.HasOne<T>().WithMany().HasForeignKey(t => t.ReplacedById).OnDelete(DeleteBehavior.Cascade);
        entity.HasIndex(t => t.Slug).IsUnique();
        entity.HasIndex(t => t.ReplacedIn).HasFilter("\"ReplacedIn\" IS NOT NULL");
    }
}
