using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Features.Shared;

internal static class FormatAnswer
{
    /// <summary>One entry, in the language asked for; its parts must be loaded.</summary>
    public static async Task<IActionResult> EntryAsync(this Controller controller, ListParts parts, Format format, Publication publication, LanguageTag? language, CancellationToken ct)
    {
        var context = await ContextAsync(controller, parts, ct) with { Asked = language };
        var name = language is { } tag ? $"{publication.Slug}-{tag}" : publication.Slug.ToString();
        return new FormatResult(format, context, new[] { publication }.ToAsyncEnumerable(), name) { Describes = context.AddressOf(publication) };
    }

    /// <summary>A list: of a feed the news, else the whole of it.</summary>
    public static async Task<IActionResult> ListAsync(this Controller controller, ListParts parts, Format format, PublicList list, CancellationToken ct)
    {
        var (told, publications) = await list.ReadAsync(format, await ContextAsync(controller, parts, ct), ct);
        return new FormatResult(format, told, publications, list.FileName);
    }

    private static async Task<FormatContext> ContextAsync(Controller controller, ListParts parts, CancellationToken ct) =>
        parts.Site.FormatContext(controller.Request) with { Instance = await parts.Catalogue.InstanceAsync(ct) };
}
