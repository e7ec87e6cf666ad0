using System.ComponentModel;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
    private const int BytesOfNames = 6;

    [Description("Its page, while readers see it.")]
    public string? Url { get; init; }

    internal static EntryShape Of(Publication entry, EntryDesk desk, Site site, HttpRequest request) =>
        new(entry.Id, StateOf(entry, desk.Now), entry.Slug.ToString(), entry.RevisionNumber, entry.ModifiedAt.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            entry.ModifiedBy, TagOf(entry), site.Absolute(request, $"/admin/entries/{entry.Id}"), EntryJson.Of(desk.FormOf(entry), entry))
        {
            Url = entry.IsPublicAt(desk.Now) ? site.Absolute(request, $"/publications/{entry.Slug}") : null,
        };

    internal static string StateOf(Publication entry, DateTime now) => entry.IsScheduledAt(now) ? "scheduled" : entry.State.ToString().ToLowerInvariant();

    /// <summary>Names change without a save of what carries them, and what is shown of it changes with them.</summary>
    internal static string TagOf(Publication entry) => NamesOf(entry) is { Count: > 0 } names
        ? $"\"{entry.Version:N}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', names))).AsSpan(0, BytesOfNames))}\"" : $"\"{entry.Version:N}\"";

    /// <summary>True when since this ETag only a name that the entry carries has changed.</summary>
    internal static bool IsOfOtherNames(string? tag, Publication entry) => tag?.StartsWith($"\"{entry.Version:N}", StringComparison.Ordinal) == true;

    private static List<string> NamesOf(Publication entry) => [.. new[] { entry.Publisher?.Name }.Concat(entry.Contributions.Select(c => c.Agent.Name)).Concat(entry.Series.Select(s => s.Series.Title))
        .Concat(entry.Subjects.Select(s => s.Subject.Label)).OfType<string>().Order(StringComparer.Ordinal)];
}
