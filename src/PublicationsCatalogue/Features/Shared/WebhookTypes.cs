using System.ComponentModel;
using PublicationsCatalogue.Data.Webhooks;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>The names of events in messages.</summary>
public static class WebhookTypes
{
    /// <summary>What can be asked for: the event, its name, and what it means.</summary>
    public static readonly IReadOnlyList<(WebhookEvents Event, string Name, string Meaning)> All =
    [
        (WebhookEvents.Published, "publication.published", "A publication became public: for the first time, again, or at the time for which it was scheduled."),
        (WebhookEvents.Changed, "publication.changed", "What readers see of a public publication changed, a name that it carries among it."),
        (WebhookEvents.Withdrawn, "publication.withdrawn", "A publication was taken from readers: withdrawn with a reason, or moved to the trash."),
    ];

    public static string NameOf(WebhookEvents one) => one == WebhookEvents.Test ? "webhook.test" : All.First(e => e.Event == one).Name;
}

[Description("What is told of a publication that is no longer public.")]
public sealed record WithdrawnShape(
    [property: Description("The id it had.")] string Id,
    [property: Description("Where it stood.")] string? Url,
    [property: Description("Why it was withdrawn; left out when nothing is said.")] string? Reason,
    [property: Description("The page of the publication that took its place.")] string? ReplacedBy);
