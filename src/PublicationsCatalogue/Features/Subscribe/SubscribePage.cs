using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Subscribe;

/// <summary>Feeds and files: of everything, and of each list that has few members; of all others it says where they are.</summary>
public sealed record SubscribePage(Alternates Everything, IReadOnlyList<(string Group, IReadOnlyList<Alternates> Lists)> Groups)
{
    public static async Task<SubscribePage> LoadAsync(TermParts parts, CancellationToken ct)
    {
        var months = await parts.Catalogue.MonthsAsync(ct);
        var everything = new Alternates("/publications", FormatUse.List, "Everything");
        IReadOnlyList<Alternates> newest = [.. months.NewestFirst.Take(1).Select(m => new Alternates(m.Month.Path, FormatUse.List, m.Month.Format(parts.Site.Culture)))];
        return new SubscribePage(everything,
        [
            ("The newest month", newest),
            ("By type", [.. (await parts.Terms.TypesAsync(ct)).Select(t => ListOf(TermKind.Types, t.Name.Slug, t.Name.Label))]),
            ("By language", [.. (await parts.Terms.LanguagesAsync(ct)).Select(t => ListOf(TermKind.Languages, t.Name.Slug, t.Name.Label))]),
        ]);
    }

    private static Alternates ListOf(TermKind kind, string slug, string label) => new($"{kind.Path}/{slug}", FormatUse.List, label);
}
