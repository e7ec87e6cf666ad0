using Microsoft.AspNetCore.Mvc;

namespace PublicationsCatalogue.Features.Shared;

internal static class TermAnswer
{
    /// <summary>The page of a term; from another name of it a redirect to the one kept (TAX-1); 404 when no public entry carries it (TAX-3).</summary>
    public static async Task<IActionResult> TermAsync(this Controller controller, TermParts parts, TermKind kind, string slug, string? after, CancellationToken ct, bool forStaff = false) =>
        await TermPage.LoadAsync(parts, kind, slug, after, ct, forStaff) is not { } page ? controller.NotFound()
            : page.Name.Slug == slug ? controller.View("Term", page)
            : controller.LocalRedirectPermanent(page.Address);
}
