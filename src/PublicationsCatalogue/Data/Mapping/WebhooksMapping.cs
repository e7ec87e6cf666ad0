using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublicationsCatalogue.Data.Webhooks;

namespace PublicationsCatalogue.Data.Mapping;

internal sealed class WebhooksMapping : IEntityTypeConfiguration<Webhook>, IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<Webhook> entity)
    {
        entity.Ignore(w => w.Host);
        entity.Property(w => w.Url).HasMaxLength(Webhook.UrlLimit);
        entity.Property(w => w.Secret).HasMaxLength(1000);
        entity.Property(w => w.CreatedBy).HasMaxLength(200);
        entity.Property(w => w.StoppedBecause).HasMaxLength(WebhookDelivery.ProblemLimit);
    }

    public void Configure(EntityTypeBuilder<WebhookDelivery> entity)
    {
        entity.Property(d => d.Problem).HasMaxLength(WebhookDelivery.ProblemLimit);
        entity.HasOne(d => d.Webhook).WithMany().HasForeignKey(d => d.WebhookId);
        // What of one address is due, and what of it was last.
        entity.HasIndex(d => new { d.WebhookId, d.NextAt, d.Id });
        entity.HasIndex(d => new { d.WebhookId, d.Id });
    }
}
