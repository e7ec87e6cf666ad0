using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>The form and, beside it, where the entry stands; the preview only when it was asked for.</summary>
public sealed record EditPage(EntryForm Form, Publication? Stored, DateTime Now, EntryPreview? Preview = null, DuplicatePanel? Duplicates = null)
{
    public bool IsNew => Stored is null;

    public string State => Stored switch
    {
        null => "Draft",
        var p when p.IsScheduledAt(Now) => "Scheduled",
        var p => p.State.ToString(),
    };

    public bool IsPublic => Stored?.IsPublicAt(Now) == true;
}

/// <summary>The real row in its real place, and how the list goes on below its month.</summary>
public sealed record EntryPreview(MonthKey Month, int Count, int Number, ListItem Item, (MonthKey Month, int Count, ListItem First)? Following);
