using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Mila.Host.Web.Tags;

/// <summary>What has to be corrected, before the form: takes the focus, and each sentence leads to its field.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummary : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public required ViewContext ViewContext { get; set; }

    /// <summary>The names of the fields on this page, when a refusal may speak of another: those are then said without a link.</summary>
    public IEnumerable<string>? Fields { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var refusals = Refusal.All(ViewContext).ToList();
        output.TagName = null;
        if (refusals.Count == 0)
            return;

        var list = Tag.Of("ul");
        foreach (var refusal in refusals)
            list.InnerHtml.AppendHtml(Tag.Around("li", Sentence(refusal)));
        var summary = Tag.Of("div", "errors");
        summary.Attributes["role"] = "alert";
        summary.Attributes["tabindex"] = "-1";
        summary.Attributes["autofocus"] = "autofocus";
        summary.InnerHtml.AppendHtml(Tag.Text("h2", refusals.Count == 1 ? "Un point est à revoir" : $"{refusals.Count}\u00A0points sont à revoir"));
        summary.InnerHtml.AppendHtml(list);
        output.Content.AppendHtml(summary);
    }

    private TagBuilder Sentence(Refusal refusal)
    {
        if (string.IsNullOrEmpty(refusal.Field) || Fields?.Contains(refusal.Field, StringComparer.OrdinalIgnoreCase) == false)
            return Tag.Text("span", refusal.Sentence);
        var link = Tag.Text("a", refusal.Sentence);
        link.Attributes["href"] = "#" + Field.IdOf(refusal.Field);
        return link;
    }
}
