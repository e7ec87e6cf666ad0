using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Webhooks;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Hosting;

/// <summary>What a message says, read through the public door at the instant at which it is sent.</summary>
internal sealed class WebhookMessages(PublicCatalogue catalogue, Site site)
{
    private static readonly JsonSerializerOptions Compact = new(ApiProblem.Json) { WriteIndented = false };

    /// <summary>Its bytes; null when it is not true any more, and a later one tells what is.</summary>
    public async Task<byte[]?> WriteAsync(WebhookDelivery delivery, CancellationToken ct)
    {
        var context = site.FormatContext() with { Instance = await catalogue.InstanceAsync(ct) };
        return await DataAsync(delivery, context, ct) is { } data ? JsonSerializer.SerializeToUtf8Bytes(new Message(WebhookTypes.NameOf(delivery.Event), delivery.At, data), Compact) : null;
    }

    private async Task<object?> DataAsync(WebhookDelivery delivery, FormatContext context, CancellationToken ct)
    {
        if (delivery.PublicationId is not { } id)
            return new { url = context.Root.AbsoluteUri };
        var isPublic = await catalogue.FindAsync(id, ct);
        if (delivery.Event != WebhookEvents.Withdrawn)
            return isPublic is null ? null : PublicationJson.Of(isPublic, context);
        if (isPublic is not null)
            return null;
        var gone = await catalogue.TombstoneAsync(id, ct);
        return new WithdrawnShape(StableId.Of(id, context), gone is null ? null : context.Absolute($"/publications/{gone.Slug}"), gone?.Reason,
            gone?.ReplacedBy is { } other ? context.Absolute($"/publications/{other.Slug}") : null);
    }

    private sealed record Message([property: JsonPropertyOrder(0)] string Type, [property: JsonPropertyOrder(1)] DateTime Timestamp, [property: JsonPropertyOrder(2)] object Data);
}
