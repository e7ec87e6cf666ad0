using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>The form and, beside it, where the entry stands; the preview only when it was asked for.</summary>
public sealed record EditPage(EntryForm Form, Publication? Stored, DateTime Now, EntryPreview? Preview = null, DuplicatePanel? Duplicates = null)
{
    /// <summary>So many begun entries an empty form names.</summary>
    public const int BegunShown = 5;

    /// <summary>For a title that looks like an issue of a series.</summary>
    public SeriesOffer? Offer { get; init; }

    /// <summary>When the form came filled in as an issue of a series.</summary>
    public FilledIssue? Filled { get; init; }

    public bool IsNew => Stored is null;

    public string State => Stored switch
    {
        null => "Draft",
        var p when p.IsScheduledAt(Now) => "Scheduled",
        var p => p.State.ToString(),
    };

    public bool IsPublic => Stored?.IsPublicAt(Now) == true;

    /// <summary>When the form's text was kept, if it was typed earlier and not saved.</summary>
    public DateTime? Unsaved { get; init; }

    /// <summary>When what was just sent was kept as typed, because it can't be saved as it is.</summary>
    public DateTime? Kept { get; init; }

    /// <summary>True when an entry pasted into the title was split into its fields, and nothing saved yet.</summary>
    public bool WasSplit { get; init; }

    /// <summary>New entries that this person began and did not save.</summary>
    public IReadOnlyList<UnsavedEntry> Begun { get; init; } = [];

    /// <summary>"3 entries dated 07 October 2021", when others share the date that is saved.</summary>
    public string? Day { get; init; }

    /// <summary>Names of others who have this entry open.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>A sentence on who else is in the entry; null when nobody is.</summary>
    public static string? Together(IReadOnlyList<string> others) => others.Count == 0 ? null
        : $"{string.Join(", ", others)} {(others.Count == 1 ? "has" : "have")} this entry open too. What only one of you changes is brought together when you save; for the rest you are asked.";
}
