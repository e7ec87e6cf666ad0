using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>Two people changed one entry: what only one of them changed is taken, what both did is asked.</summary>
public sealed record EntryMerge(EntryForm Merged, IReadOnlyList<EntryConflict> Conflicts)
{
    private static readonly string[] Words = [nameof(EntryForm.Title), nameof(EntryForm.Subtitle), nameof(EntryForm.Summary)];
    private static readonly EntryField Language = EntryField.All.First(field => field.Name == nameof(EntryForm.Language));

    /// <summary>Readers see the entry now, or soon, and did not when the form was filled: what would have been a draft's text is public.</summary>
    public bool WentPublic { get; init; }

    /// <summary>True when nothing needs to be asked.</summary>
    public bool IsSilent => Conflicts.Count == 0 && !WentPublic;

    /// <summary>Merges field by field.</summary>
    /// <param name="mine">As sent now; becomes the merged form.</param>
    /// <param name="start">As it was when my form was filled.</param>
    /// <param name="theirs">As stored now.</param>
    public static EntryMerge Of(EntryForm mine, EntryForm start, EntryForm theirs)
    {
        var conflicts = new List<EntryConflict>();
        // In another language than it was, their text is another text: what I typed must not be taken for it without a word.
        var isOtherText = Language.Text(start) != Language.Text(theirs);
        foreach (var field in EntryField.All)
        {
            var merge = new FieldMerge(field.Text(mine), field.Text(start), field.Text(theirs));
            var isAsked = merge.IsConflict
                || (isOtherText && Words.Contains(field.Name) && merge.IsMine)
                || (isOtherText && field == Language && conflicts.Exists(c => Words.Contains(c.Field.Name)));
            if (isAsked)
                conflicts.Add(new EntryConflict(field, merge.Mine, merge.Theirs));
            else if (merge.TakesTheirs)
                field.Set(mine, merge.Theirs);
        }
        mine.Revision = theirs.Revision;
        return new EntryMerge(mine, conflicts);
    }
}

public sealed record EntryConflict(EntryField Field, string? Mine, string? Theirs);

/// <summary>What is asked of the one who saved second, and by which button.</summary>
public sealed record ConflictPage(EntryMerge Merge, Publication Stored, EntryAct Act);
