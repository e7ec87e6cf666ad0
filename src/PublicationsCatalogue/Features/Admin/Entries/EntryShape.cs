using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>An entry as the desk knows it.</summary>
public sealed record EntryShape(
    [property: Description("Its number, which stays.")] long Id,
    [property: Description("draft, scheduled, published, withdrawn or trashed.")] string State,
    [property: Description("The last part of its address.")] string Slug,
    [property: Description("How often it was saved.")] int Revision,
    [property: Description("When it was last saved (UTC).")] string Modified,
    [property: Description("Who saved it last.")] string ModifiedBy,
    [property: JsonPropertyName("etag"), Description("What a change of it sends as If-Match.")] string Tag,
    [property: Description("Its form at the desk.")] string Desk,
    [property: Description("What can be changed. The same is sent to add or replace one.")] JsonObject Entry)
{
    [Description("Its page, while readers see it.")]
    public string? Url { get; init; }

    internal static EntryShape Of(Publication entry, EntryDesk desk, Site site, HttpRequest request) =>
        new(entry.Id, StateOf(entry, desk.Now), entry.Slug.ToString(), entry.RevisionNumber, entry.ModifiedAt.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            entry.ModifiedBy, TagOf(entry), site.Absolute(request, $"/admin/entries/{entry.Id}"), EntryJson.Of(desk.FormOf(entry), entry))
        {
            Url = entry.IsPublicAt(desk.Now) ? site.Absolute(request, $"/publications/{entry.Slug}") : null,
        };

    internal static string StateOf(Publication entry, DateTime now) => entry.IsScheduledAt(now) ? "scheduled" : entry.State.ToString().ToLowerInvariant();

    internal static string TagOf(Publication entry) => $"\"{entry.Version:N}\"";
}
