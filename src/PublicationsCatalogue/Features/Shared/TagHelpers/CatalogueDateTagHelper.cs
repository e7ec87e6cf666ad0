using Microsoft.AspNetCore.Razor.TagHelpers;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Shared.TagHelpers;

/// <summary>Writes a date as far as it is known: &lt;time datetime="2021-10-07"&gt;07 October 2021&lt;/time&gt;.</summary>
[HtmlTargetElement("catalogue-date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CatalogueDateTagHelper(Site site) : TagHelper
{
    public PartialDate? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = Value is null ? "span" : "time";
        if (Value is { } date)
            output.Attributes.SetAttribute("datetime", date.ToString());
        else
            output.Attributes.SetAttribute("class", "undated");
        output.Content.SetContent(Value?.Format(site.Culture) ?? "Date not stated");
    }
}
