using PublicationsCatalogue.Data.Webhooks;

namespace PublicationsCatalogue.Features.Admin.Webhooks;

public sealed class WebhookForm
{
    public string? Url { get; set; }
    public bool Published { get; set; }
    public bool Changed { get; set; }
    public bool Withdrawn { get; set; }

    public WebhookEvents Events => (Published ? WebhookEvents.Published : WebhookEvents.None) | (Changed ? WebhookEvents.Changed : WebhookEvents.None) | (Withdrawn ? WebhookEvents.Withdrawn : WebhookEvents.None);
}
