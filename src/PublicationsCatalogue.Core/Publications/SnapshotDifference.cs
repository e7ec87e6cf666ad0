using System.Globalization;

namespace PublicationsCatalogue.Core.Publications;

public static class SnapshotDifference
{
    public const string DayOrder = "order in the day";

    private const int MostNamed = 4;

    /// <summary>The names, as an editor knows them, of the fields in which two states of a record differ.</summary>
    public static IReadOnlyList<string> Fields(PublicationSnapshot before, PublicationSnapshot after)
    {
        var (was, now) = (before.Texts.FirstOrDefault(t => t.IsOriginal), after.Texts.FirstOrDefault(t => t.IsOriginal));
        (string Name, bool Same)[] fields =
        [
            ("title", was?.Title == now?.Title),
            ("subtitle", was?.Subtitle == now?.Subtitle),
            ("summary", was?.Summary == now?.Summary),
            ("language", was?.Language == now?.Language),
            .. Translations(before, after).Select(name => (name, false)),
            ("date", before.Issued == after.Issued),
            ("period covered", before.PeriodStart == after.PeriodStart && before.PeriodEnd == after.PeriodEnd),
            ("type", before.Type == after.Type),
            ("publisher", before.Publisher == after.Publisher),
            ("edition", before.Edition == after.Edition),
            ("licence", before.Licence == after.Licence && before.RightsHolder == after.RightsHolder && before.AccessRights == after.AccessRights),
            ("authors", before.Contributions.SequenceEqual(after.Contributions)),
            ("series", before.Series.SequenceEqual(after.Series)),
            ("subjects", before.Subjects.SequenceEqual(after.Subjects)),
            ("identifiers", before.Identifiers.SequenceEqual(after.Identifiers)),
            ("link", before.Links.SequenceEqual(after.Links)),
            ("relations", before.Relations.SequenceEqual(after.Relations)),
            ("address", before.Slug == after.Slug),
            (DayOrder, before.Position == after.Position),
            ("publication time", before.PublicAt == after.PublicAt),
        ];
        return [.. fields.Where(field => !field.Same).Select(field => field.Name)];
    }

    // "French text"; of many at once only that there are some.
    private static IEnumerable<string> Translations(PublicationSnapshot before, PublicationSnapshot after)
    {
        var changed = before.Texts.Except(after.Texts).Concat(after.Texts.Except(before.Texts)).Where(t => !t.IsOriginal).Select(t => t.Language).Distinct().Order(StringComparer.Ordinal).ToList();
        return changed.Count > MostNamed ? ["translations"] : changed.Select(code => (LanguageTag.TryParse(code, out var tag) ? tag.NameIn(CultureInfo.InvariantCulture) : code) + " text");
    }
}
