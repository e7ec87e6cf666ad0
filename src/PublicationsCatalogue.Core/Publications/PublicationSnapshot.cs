using System.Text.Json;
using System.Text.Json.Serialization;

namespace PublicationsCatalogue.Core.Publications;

/// <summary>The whole record at one moment, by names and not by keys, so that it can be read when those have gone.</summary>
public sealed record PublicationSnapshot
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public required string Slug { get; init; }
    public required PublicationState State { get; init; }
    public string? Type { get; init; }
    public string? Issued { get; init; }
    public string? PeriodStart { get; init; }
    public string? PeriodEnd { get; init; }
    public string? Publisher { get; init; }
    public string? Edition { get; init; }
    public string? Licence { get; init; }
    public string? RightsHolder { get; init; }
    public string? AccessRights { get; init; }
    public DateTime? PublicAt { get; init; }
    public DateTime? FirstPublicAt { get; init; }
    public string? WithdrawalReason { get; init; }
    public long? ReplacedById { get; init; }
    public long Position { get; init; }
    public required IReadOnlyList<TextSnapshot> Texts { get; init; }
    public required IReadOnlyList<ContributionSnapshot> Contributions { get; init; }
    public required IReadOnlyList<SeriesSnapshot> Series { get; init; }
    public required IReadOnlyList<string> Subjects { get; init; }
    public required IReadOnlyList<IdentifierSnapshot> Identifiers { get; init; }
    public required IReadOnlyList<LinkSnapshot> Links { get; init; }
    public required IReadOnlyList<RelationSnapshot> Relations { get; init; }

    /// <summary>Reads the publication with all its parts; they must be loaded.</summary>
    public static PublicationSnapshot Of(Publication p) => new()
    {
        Slug = p.Slug.ToString(),
        State = p.State,
        Type = p.Type,
        Issued = p.DateIssued?.ToString(),
        PeriodStart = p.PeriodStart?.ToString(),
        PeriodEnd = p.PeriodEnd?.ToString(),
        Publisher = p.Publisher?.Name,
        Edition = p.Edition,
        Licence = p.Licence,
        RightsHolder = p.RightsHolder,
        AccessRights = p.AccessRights,
        PublicAt = Stored(p.PublicAt),
        FirstPublicAt = Stored(p.FirstPublicAt),
        WithdrawalReason = p.WithdrawalReason,
        ReplacedById = p.ReplacedById,
        Position = p.Position,
        Texts = [.. p.Texts.Select(t => new TextSnapshot(t.Language.ToString(), t.IsOriginal, t.Title, t.Subtitle, t.AlternativeTitle, t.Summary))],
        Contributions = [.. p.Contributions.OrderBy(c => c.Role).ThenBy(c => c.Position)
            .Select(c => new ContributionSnapshot(c.Role, c.Agent.Kind, c.NameAsPrinted ?? c.Agent.Name, c.Agent.Identifier))],
        Series = [.. p.Series.Select(s => new SeriesSnapshot(s.Series.Title, s.Number, s.Volume))],
        Subjects = [.. p.Subjects.OrderBy(s => s.Position).Select(s => s.Subject.Label)],
        Identifiers = [.. p.Identifiers.Select(i => new IdentifierSnapshot(i.Scheme, i.Value))],
        Links = [.. p.Links.OrderBy(l => l.Position).Select(l => new LinkSnapshot(l.Kind, l.Url, l.Label))],
        Relations = [.. p.Relations.Select(r => new RelationSnapshot(r.Type, r.RelatedId, r.RelatedUrl))],
    };

    /// <summary>
    /// A publication as it was, to be shown and not to be saved: its people, series and subjects are names alone, without an address.
    /// </summary>
    /// <param name="id">The publication's number.</param>
    /// <param name="at">When the snapshot was made (UTC).</param>
    public Publication ToPublication(long id, DateTime at)
    {
        var publication = Publication.AsIn(this, id, at);
        foreach (var was in Texts)
        {
            var text = new PublicationText { Language = Tag(was.Language), IsOriginal = was.IsOriginal, Title = was.Title, Subtitle = was.Subtitle, AlternativeTitle = was.AlternativeTitle };
            text.Summarise(was.Summary);
            publication.Texts.Add(text);
        }
        publication.Publisher = Publisher is null ? null : NamedAgent(AgentKind.Organization, Publisher, null);
        publication.Contributions.AddRange(Contributions.Select((c, i) => new Contribution { Role = c.Role, Agent = NamedAgent(c.Kind, c.Name, c.Identifier), Position = i }));
        foreach (var was in Series)
        {
            var series = new PublicationSeries { Slug = default, Texts = { new SeriesText { Language = default, Title = was.Title, TitleKey = "" } } };
            var membership = new SeriesMembership { Series = series, Volume = was.Volume };
            membership.NumberAs(was.Number);
            publication.Series.Add(membership);
        }
        publication.Subjects.AddRange(Subjects.Select((label, i) => new PublicationSubject
        {
            Subject = new Subject { Slug = default, Labels = { new SubjectLabel { Language = default, IsPreferred = true, Text = label, TextKey = "" } } },
            Position = i,
        }));
        publication.Identifiers.AddRange(Identifiers.Select(i => new PublicationIdentifier { Scheme = i.Scheme, Value = i.Value }));
        publication.Links.AddRange(Links.Select((l, i) => new PublicationLink { Kind = l.Kind, Url = l.Url, Label = l.Label, Position = i }));
        return publication;
    }

    /// <summary>
    /// As if nobody and nothing had a name: people, series and subjects are renamed without a new revision of what carries them.
    /// </summary>
    public PublicationSnapshot WithoutNames() => this with
    {
        Publisher = Publisher is null ? null : "",
        Contributions = [.. Contributions.Select(c => c with { Name = "", Identifier = null })],
        Series = [.. Series.Select(s => s with { Title = "" })],
        Subjects = [.. Subjects.Select(_ => "")],
    };

    private static Agent NamedAgent(AgentKind kind, string name, string? identifier)
    {
        var agent = new Agent { Slug = default, Kind = kind, Name = name, NameKey = "" };
        agent.Identify(identifier);
        return agent;
    }

    private static LanguageTag Tag(string language) => LanguageTag.TryParse(language, out var tag) ? tag : throw new FormatException($"“{language}” is no language tag.");

    // PostgreSQL keeps microseconds: a snapshot must say no more than the record can.
    private static DateTime? Stored(DateTime? at) => at?.AddTicks(-(at.Value.Ticks % TimeSpan.TicksPerMicrosecond));

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static PublicationSnapshot FromJson(string json) =>
        JsonSerializer.Deserialize<PublicationSnapshot>(json, Json) ?? throw new JsonException("An empty snapshot.");
}

public sealed record TextSnapshot(string Language, bool IsOriginal, string Title, string? Subtitle, string? AlternativeTitle, string? Summary);

public sealed record ContributionSnapshot(ContributorRole Role, AgentKind Kind, string Name, string? Identifier);

public sealed record SeriesSnapshot(string Title, string? Number, string? Volume);

public sealed record IdentifierSnapshot(IdentifierScheme Scheme, string Value);

public sealed record LinkSnapshot(LinkKind Kind, string Url, string? Label);

public sealed record RelationSnapshot(RelationType Type, long? RelatedId, string? RelatedUrl);
