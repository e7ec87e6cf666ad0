using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>Two people changed one entry: what only one of them changed is taken, what both did is asked.</summary>
public sealed record EntryMerge(EntryForm Merged, IReadOnlyList<EntryConflict> Conflicts)
{
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
        foreach (var field in EntryField.All)
        {
            var (my, old, their) = (field.Text(mine), field.Text(start), field.Text(theirs));
            if (my == their || their == old)
                continue;
            if (my == old)
                field.Set(mine, their);
            else
                conflicts.Add(new EntryConflict(field, my, their));
        }
        // In another language than it was, their text is another text: mine must not be taken for it without a word.
        var language = EntryField.All.First(field => field.Name == nameof(EntryForm.Language));
        if (conflicts.Exists(c => c.Field.Name is nameof(EntryForm.Title) or nameof(EntryForm.Subtitle) or nameof(EntryForm.Summary))
            && language.Text(start) != language.Text(theirs) && !conflicts.Exists(c => c.Field == language))
        {
            language.Set(mine, language.Get(start));
            conflicts.Add(new EntryConflict(language, language.Text(start), language.Text(theirs)));
        }
        mine.Revision = theirs.Revision;
        return new EntryMerge(mine, conflicts);
    }
}

public sealed record EntryConflict(EntryField Field, string? Mine, string? Theirs);

/// <summary>What is asked of the one who saved second, and by which button.</summary>
public sealed record ConflictPage(EntryMerge Merge, Publication Stored, EntryAct Act);
