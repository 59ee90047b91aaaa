using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Mila.Host.Web.Tags;

/// <summary>Every form that is posted carries the token against forgery, also when it says itself where it goes: the framework then leaves it out.</summary>
[HtmlTargetElement("form", Attributes = "action")]
public sealed class PostedForm(IHtmlGenerator generator) : TagHelper
{
    /// <summary>After the framework's own, which adds a token to the others.</summary>
    public override int Order => 1;

    [HtmlAttributeNotBound, ViewContext]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (context.AllAttributes.ContainsName("asp-antiforgery"))
            return; // the framework has done as the form says, and two tokens are none
        if (string.Equals(context.AllAttributes["method"]?.Value?.ToString(), "post", StringComparison.OrdinalIgnoreCase)
            && generator.GenerateAntiforgery(ViewContext) is { } token)
            output.PostContent.AppendHtml(token);
    }
}
