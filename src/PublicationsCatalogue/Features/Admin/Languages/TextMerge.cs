using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Features.Admin.Languages;

/// <summary>A field that two people changed at once, and what the other one saved.</summary>
public sealed record TextConflict(string Field, string? Theirs);

public static class TextMerge
{
    private static readonly (string Name, Func<TextForm, string?> Get, Action<TextForm, string?> Set, Func<TextSnapshot, string?> Saved)[] Fields =
    [
        ("Title", f => f.Title, (f, v) => f.Title = v, t => t.Title),
        ("Subtitle", f => f.Subtitle, (f, v) => f.Subtitle = v, t => t.Subtitle),
        ("Summary", f => f.Summary, (f, v) => f.Summary = v, t => t.Summary),
    ];

    /// <summary>Takes into the form what only the other person changed; returns what both did. A null text is one that was not there.</summary>
    public static IReadOnlyList<TextConflict> Into(TextForm mine, TextSnapshot? start, TextSnapshot? theirs)
    {
        var conflicts = new List<TextConflict>();
        foreach (var (name, get, set, saved) in Fields)
        {
            var merge = new FieldMerge(FieldMerge.Even(get(mine)), FieldMerge.Even(start is null ? null : saved(start)), FieldMerge.Even(theirs is null ? null : saved(theirs)));
            if (merge.TakesTheirs)
                set(mine, merge.Theirs);
            else if (merge.IsConflict)
                conflicts.Add(new TextConflict(name, merge.Theirs));
        }
        return conflicts;
    }

    public static TextForm FormOf(TextSnapshot? text, int revision) =>
        new() { Key = Guid.NewGuid(), Revision = revision, Title = text?.Title, Subtitle = text?.Subtitle, Summary = text?.Summary };

    public static bool IsSame(TextForm one, TextForm other) => Array.TrueForAll(Fields, field => FieldMerge.Even(field.Get(one)) == FieldMerge.Even(field.Get(other)));
}
