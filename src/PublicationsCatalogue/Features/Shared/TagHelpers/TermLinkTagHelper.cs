using Microsoft.AspNetCore.Razor.TagHelpers;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Features.Shared.TagHelpers;

/// <summary>&lt;term-link to="agent" /&gt;: a name that leads to its page, or alone where it has none, as in the catalogue as it was.</summary>
[HtmlTargetElement("term-link", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TermLinkTagHelper : TagHelper
{
    public Term To { get; set; } = null!;

    /// <summary>The name as it is printed there; the term's own if there is none.</summary>
    public string? As { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = To.HasPage ? "a" : "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (To.HasPage)
            output.Attributes.SetAttribute("href", $"/{Folder}/{To.Slug}");
        // Stands on its own beside text of the other direction.
        output.Attributes.SetAttribute("dir", "auto");
        output.Content.SetContent(string.IsNullOrEmpty(As) ? To.Heading : As);
    }

    private string Folder => To switch
    {
        PublicationSeries => "series",
        Subject => "subjects",
        _ => "authors",
    };
}
