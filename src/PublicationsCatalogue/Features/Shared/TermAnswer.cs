using Microsoft.AspNetCore.Mvc;

namespace PublicationsCatalogue.Features.Shared;

internal static class TermAnswer
{
    /// <summary>The page of a term, or its list in another form; from another name of it a redirect to the one kept (TAX-1); 404 when no public entry carries it (TAX-3).</summary>
    public static async Task<IActionResult> TermAsync(this Controller controller, TermParts parts, ListParts lists, TermKind kind, string slug, string? after, CancellationToken ct, bool forStaff = false)
    {
        if (await parts.Names.FindAsync(kind.Facet, slug, ct) is not { } value)
            return controller.NotFound();
        var name = (await parts.Names.OfAsync([value], ct))[value];
        if (name.Slug != slug)
            return controller.LocalRedirectPermanent($"{kind.Path}/{name.Slug}{controller.HttpContext.Suffix()}{(controller.HttpContext.AskedElsewhere() is null ? "" : controller.Request.QueryString)}");
        return controller.HttpContext.FormatAsked() is { } format ? await controller.ListAsync(lists, format, PublicList.Of(lists, kind, name), ct)
            : controller.View("Term", await TermPage.LoadAsync(parts, kind, name, after, ct, forStaff));
    }
}
