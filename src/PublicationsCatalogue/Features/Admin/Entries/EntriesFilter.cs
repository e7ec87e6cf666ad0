using System.Globalization;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>What the address of the list asks for, as it came.</summary>
public sealed record EntriesQuery
{
    public string? State { get; init; }

    /// <summary>Words in the title.</summary>
    public string? Q { get; init; }
    public string? Month { get; init; }
    public string? Type { get; init; }
    public string? Series { get; init; }
    public string? Language { get; init; }
    public string? Missing { get; init; }

    /// <summary>The name of who added the entry or changed it last.</summary>
    public string? By { get; init; }
    public string? After { get; init; }
}

/// <summary>What the list is narrowed to.</summary>
public sealed record EntriesFilter
{
    public static readonly IReadOnlyList<string> States = ["published", "draft", "scheduled", "withdrawn", "trash"];
    public static readonly IReadOnlyList<string> Gaps = ["summary", "link", "language", "date", "type"];

    public string? State { get; private init; }
    public string? Words { get; private init; }
    public MonthKey? Month { get; private init; }
    public string? Type { get; private init; }

    /// <summary>A series' title as typed; accents and case do not matter.</summary>
    public string? Series { get; private init; }

    /// <summary>A language in which the entry has a text; or has none, when it is the language that is missing.</summary>
    public LanguageTag? Language { get; private init; }
    public string? Missing { get; private init; }
    public string? By { get; private init; }
    public (DateTime At, long Id)? After { get; private init; }

    /// <summary>What was typed as the month or the language, if it is none.</summary>
    public string? WrongMonth { get; private init; }
    public string? WrongLanguage { get; private init; }

    public bool IsNarrowed => Words is not null || Month is not null || Type is not null || Series is not null || Language is not null || Missing is not null || By is not null;

    /// <summary>True where no index finds the entries, so that those changed last are looked through.</summary>
    public bool IsLookedThrough => Words is not null || Language is not null || Missing is not null || By is not null;

    public static EntriesFilter Read(EntriesQuery asked, Site site)
    {
        var isMonth = DateText.TryRead(asked.Month?.Trim() ?? "", site.Culture, out var date, out _) && date.Precision == DatePrecision.Month;
        var missing = Gaps.FirstOrDefault(gap => gap == asked.Missing);
        var isLanguage = LanguageNames.TryRead(string.IsNullOrWhiteSpace(asked.Language) && missing == "language" ? site.Language : asked.Language, out var language);
        return new EntriesFilter
        {
            State = States.FirstOrDefault(s => s == asked.State),
            Words = Cut(asked.Q, 200),
            Month = isMonth ? date.Listing : null,
            WrongMonth = isMonth ? null : Cut(asked.Month, 60),
            Type = ResourceType.Find(asked.Type)?.Code,
            Series = Cut(asked.Series, 300),
            Language = isLanguage ? language : null,
            WrongLanguage = isLanguage ? null : Cut(asked.Language, 60),
            Missing = missing,
            By = Cut(asked.By, 200),
            After = ReadKey(asked.After),
        };
    }

    public IQueryable<Publication> Narrow(IQueryable<Publication> publications, DateTime now)
    {
        publications = State switch
        {
            "published" => publications.Where(Visibility.At(now)),
            "scheduled" => publications.Where(p => p.State == PublicationState.Published && p.CountedIn == null && p.PublicAt > now),
            "draft" => publications.Where(p => p.State == PublicationState.Draft),
            "withdrawn" => publications.Where(p => p.State == PublicationState.Withdrawn),
            "trash" => publications.Where(p => p.State == PublicationState.Trashed),
            _ => publications,
        };
        if (Month is { } month)
            publications = publications.Where(p => p.Month == month);
        if (Type is { } type)
            publications = publications.Where(p => p.Type == type);
        return publications;
    }

    /// <summary>The names and values that ask for this list again; those that ask for nothing have no value.</summary>
    public IReadOnlyList<(string Name, string? Value)> Fields =>
        [("q", Words), ("month", Month?.ToString()), ("type", Type), ("series", Series), ("language", Language?.ToString()), ("missing", Missing), ("by", By)];

    /// <summary>The same list in another state, from another place on.</summary>
    public string Address(string? state, string? after = null)
    {
        var query = new QueryString();
        foreach (var (name, value) in Fields.Prepend(("state", state)).Append(("after", after)))
        {
            if (!string.IsNullOrEmpty(value))
                query = query.Add(name, value);
        }
        return "/admin/entries" + query;
    }

    public static string Key(DateTime modifiedAt, long id) => string.Create(CultureInfo.InvariantCulture, $"{modifiedAt.Ticks}-{id}");

    private static string? Cut(string? typed, int length) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim()[..Math.Min(length, typed.Trim().Length)];

    internal static (DateTime, long)? ReadKey(string? after)
    {
        var parts = (after ?? "").Split('-');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (new DateTime(ticks, DateTimeKind.Utc), id) : null;
    }
}
