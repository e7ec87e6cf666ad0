using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>An entry's form as JSON, in the names that the catalogue's own JSON has. What stands in it goes the way of what is typed.</summary>
internal sealed class EntryJson(Site site, List<ProblemAt> errors)
{
    /// <summary>Where a field of the form stands in the JSON.</summary>
    private static readonly Dictionary<string, string> Places = new(StringComparer.Ordinal)
    {
        ["Title"] = "#/title",
        ["Subtitle"] = "#/subtitle",
        ["Summary"] = "#/abstractMarkdown",
        ["Language"] = "#/language",
        ["Date"] = "#/dateIssued",
        ["Type"] = "#/resourceType",
        ["Authors"] = "#/creators",
        ["Organisations"] = "#/creators",
        ["Publisher"] = "#/publisher",
        ["Series"] = "#/series/0/title",
        ["SeriesNumber"] = "#/series/0/number",
        ["Subjects"] = "#/subjects",
        ["Identifiers"] = "#/identifiers",
        ["Link"] = "#/links/0/url",
        ["Licence"] = "#/rightsIdentifier",
        ["PeriodStart"] = "#/temporalStart",
        ["PeriodEnd"] = "#/temporalEnd",
        ["Slug"] = "#/slug",
        ["PublishAt"] = "#/publicAt",
        ["Reason"] = "#/reason",
        ["Replacement"] = "#/replacement",
    };

    private static readonly string[] Known =
    [
        "title", "subtitle", "abstractMarkdown", "language", "dateIssued", "resourceType", "creators", "publisher", "series", "subjects", "identifiers", "links", "rightsIdentifier",
        "temporalStart", "temporalEnd", "slug", "publicAt",
    ];

    public static string PlaceOf(string field) => Places.GetValueOrDefault(field, "#");

    public static JsonObject Of(EntryForm form, Publication publication) => new()
    {
        ["title"] = form.Title,
        ["subtitle"] = form.Subtitle,
        ["abstractMarkdown"] = form.Summary,
        ["language"] = form.Language,
        ["dateIssued"] = publication.DateIssued?.ToString(),
        ["resourceType"] = form.Type,
        ["creators"] = new JsonArray([.. Creators(form.Authors, AgentKind.Person, "Personal"), .. Creators(form.Organisations, AgentKind.Organization, "Organizational")]),
        ["publisher"] = form.Publisher,
        ["series"] = form.Series is null ? new JsonArray() : new JsonArray(new JsonObject { ["title"] = form.Series, ["number"] = form.SeriesNumber }),
        ["subjects"] = new JsonArray([.. Lines(form.Subjects).Select(s => new JsonObject { ["subject"] = s })]),
        ["identifiers"] = new JsonArray([.. publication.Identifiers.Select(i => new JsonObject { ["identifierType"] = Identifier.NameOf(i.Scheme), ["identifier"] = i.Value })]),
        ["links"] = form.Link is null ? new JsonArray() : new JsonArray(new JsonObject { ["url"] = form.Link }),
        ["rightsIdentifier"] = form.Licence,
        ["temporalStart"] = publication.PeriodStart?.ToString(),
        ["temporalEnd"] = publication.PeriodEnd?.ToString(),
        ["slug"] = form.Slug,
        ["publicAt"] = form.PublishAt is null || publication.PublicAt is not { } at ? null : at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
    };

    /// <summary>The form as if it had been typed; what can't be read is told.</summary>
    public EntryForm Read(JsonObject json)
    {
        foreach (var name in json.Select(p => p.Key).Where(name => !Known.Contains(name, StringComparer.Ordinal)).Take(10))
            Wrong($"#/{Escaped(name)}", $"There is no field “{ProblemAt.Shown(name)}”. Those there are: {string.Join(", ", Known)}.");
        var creators = Objects(json, "creators", "name", "nameType", "nameIdentifier");
        for (var i = 0; i < creators.Count; i++)
        {
            if (creators[i].GetValueOrDefault("nameType") is { } kind and not ("Personal" or "Organizational"))
                Wrong($"#/creators/{i}/nameType", $"“{ProblemAt.Shown(kind)}” is no kind of name. Write Personal or Organizational.");
        }
        var series = Objects(json, "series", "title", "number");
        if (series.Count > 1)
            Wrong("#/series", "An entry can be put into one series here.");
        var links = Objects(json, "links", "url");
        if (links.Count > 1)
            Wrong("#/links", "An entry takes one link here.");
        var date = Date(json, "dateIssued");
        return new EntryForm
        {
            Title = Text(json, "title"),
            Subtitle = Text(json, "subtitle"),
            Summary = Text(json, "abstractMarkdown"),
            Language = Text(json, "language"),
            Date = date,
            DateUnknown = date is null,
            Type = Text(json, "resourceType"),
            Authors = Names(creators.FindAll(c => !IsOrganisation(c))),
            Organisations = Names(creators.FindAll(IsOrganisation)),
            Publisher = Text(json, "publisher"),
            Series = series.Count > 0 ? series[0].GetValueOrDefault("title") : null,
            SeriesNumber = series.Count > 0 ? series[0].GetValueOrDefault("number") : null,
            Subjects = Joined(Objects(json, "subjects", "subject").Select(s => s.GetValueOrDefault("subject")), "#/subjects"),
            Identifiers = Joined(Objects(json, "identifiers", "identifier", "identifierType").Select(i => i.GetValueOrDefault("identifierType") is { } type ? $"{type}: {i.GetValueOrDefault("identifier")}" : i.GetValueOrDefault("identifier")), "#/identifiers", isList: false),
            Link = links.Count > 0 ? links[0].GetValueOrDefault("url") : null,
            Licence = Text(json, "rightsIdentifier"),
            PeriodStart = Date(json, "temporalStart"),
            PeriodEnd = Date(json, "temporalEnd"),
            Slug = Text(json, "slug"),
            PublishAt = Instant(json, "publicAt"),
        };
    }

    public string? Text(JsonObject json, string name) => Text(json[name], $"#/{name}");

    private static IEnumerable<JsonNode> Creators(string? lines, AgentKind kind, string type) => Lines(lines).Select(line =>
    {
        AgentName.TryRead(line, kind, out var named, out _);
        var creator = new JsonObject { ["name"] = named.Name, ["nameType"] = type };
        if (named.Identifier is not null)
            creator["nameIdentifier"] = named.Identifier;
        return (JsonNode)creator;
    });

    private static string[] Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsOrganisation(Dictionary<string, string?> creator) => creator.GetValueOrDefault("nameType") == "Organizational";

    private string? Names(List<Dictionary<string, string?>> creators) => Joined(creators.Select(Line), "#/creators");

    // Else an identifier that is none would become a part of the name.
    private string? Line(Dictionary<string, string?> creator)
    {
        if (creator.GetValueOrDefault("nameIdentifier") is not { Length: > 0 } id)
            return creator.GetValueOrDefault("name");
        var kind = IsOrganisation(creator) ? AgentKind.Organization : AgentKind.Person;
        var line = $"{creator.GetValueOrDefault("name")} ({id})";
        if (!AgentName.TryRead(line, kind, out var named, out _) || named.Identifier is null)
            Wrong("#/creators", $"“{ProblemAt.Shown(id)}” is no {(kind == AgentKind.Person ? "ORCID iD" : "ROR ID")}.");
        return line;
    }

    // In the form each stands on a line of its own.
    private string? Joined(IEnumerable<string?> lines, string place, bool isList = true)
    {
        var all = lines.OfType<string>().ToList();
        if (all.Exists(line => line.AsSpan().IndexOfAny(isList ? "\r\n;" : "\r\n") >= 0))
            Wrong(place, isList ? "A name has no semicolon and no line break: give each name by itself." : "An identifier has no line break.");
        return all.Count == 0 ? null : string.Join('\n', all);
    }

    /// <summary>Tells the first field that is none of these.</summary>
    public void Unknown(JsonObject json, params string[] known)
    {
        if (UnknownIn(json, "#", known) is var (place, detail))
            Wrong(place, detail);
    }

    /// <summary>The place of the first field that is none of these, and what is said of it.</summary>
    internal static (string Place, string Detail)? UnknownIn(JsonObject json, string place, IReadOnlyList<string> known) =>
        json.Select(p => p.Key).FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } unknown
            ? ($"{place}/{Escaped(unknown)}", $"There is no field “{ProblemAt.Shown(unknown)}” here. {(known.Count == 0 ? "This call takes none." : $"Those there are: {string.Join(", ", known)}.")}") : null;

    private string? Date(JsonObject json, string name)
    {
        if (Text(json, name) is not { Length: > 0 } text)
            return null;
        if (!PartialDate.TryParse(text, out _))
            Wrong($"#/{name}", "Write the date as far as it is known: 2021, 2021-10 or 2021-10-07.");
        return text;
    }

    public string? Instant(JsonObject json, string name)
    {
        if (Text(json, name) is not { Length: > 0 } text)
            return null;
        if (DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at is { Second: 0, Year: < 9999 })
            return FieldReader.Write(at.UtcDateTime, site);
        Wrong($"#/{name}", "Write the instant to the minute, as 2026-12-01T09:00:00Z, or with another offset.");
        return null;
    }

    // Objects of these fields; the first must be there.
    private List<Dictionary<string, string?>> Objects(JsonObject json, string name, params string[] fields)
    {
        if (json[name] is not { } node)
            return [];
        if (node is not JsonArray array)
        {
            Wrong($"#/{name}", $"“{name}” must be a list.");
            return [];
        }
        List<Dictionary<string, string?>> objects = [];
        for (var i = 0; i < array.Count; i++)
        {
            if (array[i] is not JsonObject one)
                Wrong($"#/{name}/{i}", $"This must be an object with {string.Join(", ", fields)}.");
            else if (UnknownIn(one, $"#/{name}/{i}", fields) is var (place, detail))
                Wrong(place, detail);
            else
            {
                if (one[fields[0]] is null || (one[fields[0]] is JsonValue value && value.GetValueKind() == JsonValueKind.String && string.IsNullOrWhiteSpace(Whole(value) ?? "?")))
                    Wrong($"#/{name}/{i}/{fields[0]}", "This must not be empty.");
                objects.Add(fields.ToDictionary(f => f, f => Text(one[f], $"#/{name}/{i}/{f}")));
            }
        }
        return objects;
    }

    private string? Text(JsonNode? node, string place)
    {
        if (node is null)
            return null;
        // Such a half (RFC 8259 8.2) is found when it is read.
        if (node is JsonValue value && value.GetValueKind() == JsonValueKind.String && Whole(value) is { } text && !text.Any(NoText.Is))
            return text;
        Wrong(place, "This must be a text, without characters that no text has.");
        return null;
    }

    /// <summary>The text; null when it holds a half of a letter.</summary>
    internal static string? Whole(JsonValue value)
    {
        try
        {
            return value.GetValue<string>();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    internal static string Escaped(string name) => ProblemAt.Shown(name).Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private void Wrong(string place, string detail)
    {
        if (errors.Count < 50)
            errors.Add(new ProblemAt(detail) { At = place });
    }
}
