using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Features.Publications;

/// <summary>A citation in parts, so that the title can be set in italics: "Authors. Title. Series, No. Publisher, Year. Address".</summary>
public sealed record Citation(string Before, string Title, string After)
{
    private const int NamesShown = 10;

    public static Citation Of(Publication publication, PublicationText text)
    {
        var names = CreatorsOf(publication);
        var creators = names.Count > NamesShown ? string.Join("; ", names.Take(NamesShown)) + " et al." : string.Join("; ", names);
        var publisher = publication.Publisher?.Name;
        string?[] after =
        [
            publication.Series is [var series, ..] && !text.Title.StartsWith(series.Series.Title, StringComparison.OrdinalIgnoreCase)
                ? $"{series.Series.Title}{(series.Number is null ? "" : $", No. {series.Number}")}" : null,
            string.Join(", ", new[] { publisher, publication.DateIssued?.Year.ToString("0000", System.Globalization.CultureInfo.InvariantCulture) }.Where(part => part is not null)),
            publication.Identifiers.Find(i => i.Scheme == IdentifierScheme.Doi) is { } doi ? $"https://doi.org/{doi.Value}"
                : publication.Links.OrderBy(link => link.Position).FirstOrDefault()?.Url,
        ];
        return new Citation(creators.Length == 0 ? "" : Ended(creators) + " ", Ended(text.Title),
            string.Concat(after.Where(part => !string.IsNullOrEmpty(part)).Select(part => " " + (part!.StartsWith("http", StringComparison.Ordinal) ? part : Ended(part)))));
    }

    /// <summary>The creators as printed; without any, the publisher stands for them nowhere: nothing is invented.</summary>
    public static IReadOnlyList<string> CreatorsOf(Publication publication) =>
        [.. publication.Contributions.Where(c => c.Role == ContributorRole.Creator).OrderBy(c => c.Position).Select(c => c.NameAsPrinted ?? c.Agent.Name)];

    private static string Ended(string text) => text.EndsWith('.') || text.EndsWith('?') || text.EndsWith('!') ? text : text + ".";
}
