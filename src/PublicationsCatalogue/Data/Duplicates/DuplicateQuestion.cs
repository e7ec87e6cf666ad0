using System.Globalization;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data.Duplicates;

/// <summary>What is known of an entry when it is asked whether the catalogue has it already.</summary>
public sealed record DuplicateQuestion
{
    private const int MostIdentifiers = 10;

    /// <summary>Null for an entry that was never saved.</summary>
    public long? Id { get; init; }

    /// <summary>With the subtitle.</summary>
    public string Title { get; init; } = "";
    public PartialDate? Date { get; init; }
    public WebAddress? Link { get; init; }
    public IReadOnlyList<Identifier> Identifiers { get; init; } = [];

    /// <summary>What the form carries and no save has stored yet.</summary>
    public IReadOnlyList<Answered> Answered { get; init; } = [];

    /// <summary>From fields as typed; one that can't be read is as good as empty, since this only warns.</summary>
    public static DuplicateQuestion Read(long? id, string? title, string? subtitle, string? date, string? link, string? identifiers, IEnumerable<string?>? answered, CultureInfo culture) => new()
    {
        Id = id,
        Title = Cut(TitleKeyKeeper.Whole(Cut(title), Cut(subtitle))),
        Date = date is not null && DateText.TryRead(date.Trim(), culture, out var read, out _) ? read : null,
        Link = WebAddress.TryParse(link, out var address, out _) ? address : null,
        Identifiers = [.. (identifiers ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Take(MostIdentifiers).Select(Identifier.Read).OfType<Identifier>()],
        Answered = Duplicates.Answered.Read(answered),
    };

    /// <summary>Of an entry as it is saved; its parts must be loaded.</summary>
    public static DuplicateQuestion Of(Publication saved) => new()
    {
        Id = saved.Id,
        Title = Cut(TitleKeyKeeper.Whole(Cut(saved.Original?.Title), Cut(saved.Original?.Subtitle))),
        Date = saved.DateIssued,
        Link = WebAddress.TryParse(saved.Links.OrderBy(l => l.Position).FirstOrDefault()?.Url, out var address, out _) ? address : null,
        Identifiers = [.. saved.Identifiers.Take(MostIdentifiers).Select(i => Identifier.TryCreate(i.Scheme, i.Value, out var read, out _) ? read : (Identifier?)null).OfType<Identifier>()],
    };

    private static string Cut(string? text) => text is { Length: > PublicationText.TitleLimit } ? text[..PublicationText.TitleLimit] : text ?? "";
}
