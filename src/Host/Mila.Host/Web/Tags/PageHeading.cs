using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Mila.Host.Web.Tags;

/// <summary>
/// The page's one <c>h1</c>, its title in the browser, the way back (fil d’Ariane) from nested <c>page-crumb</c>s,
/// a lead sentence, and on the right what the element holds: buttons, a badge.
/// </summary>
[HtmlTargetElement("page-heading", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PageHeading : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public required ViewContext ViewContext { get; set; }

    public required string Title { get; set; }

    public string? Lead { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ViewContext.ViewData["Title"] = Title;
        var crumbs = new List<Crumb>();
        context.Items[typeof(Crumb)] = crumbs;
        var content = await output.GetChildContentAsync();

        output.TagName = null;
        if (crumbs.Count > 0)
            output.Content.AppendHtml(Trail(crumbs));
        var heading = Tag.Of("div", "heading");
        var words = Tag.Of("div");
        words.InnerHtml.AppendHtml(Tag.Text("h1", Title));
        if (Lead is not null)
            words.InnerHtml.AppendHtml(Tag.Text("p", Lead, "lead"));
        heading.InnerHtml.AppendHtml(words);
        if (!content.IsEmptyOrWhiteSpace)
            heading.InnerHtml.AppendHtml(Tag.Around("div", content, "actions"));
        output.Content.AppendHtml(heading);
    }

    private TagBuilder Trail(List<Crumb> crumbs)
    {
        var list = Tag.Of("ol");
        foreach (var crumb in crumbs.Prepend(new("Accueil", "/")))
        {
            var link = Tag.Text("a", crumb.Label);
            link.Attributes["href"] = crumb.Href;
            list.InnerHtml.AppendHtml(Tag.Around("li", link));
        }
        var here = Tag.Text("li", Title);
        here.Attributes["aria-current"] = "page";
        list.InnerHtml.AppendHtml(here);
        var trail = Tag.Around("nav", list, "trail");
        trail.Attributes["aria-label"] = "Fil d’Ariane";
        return trail;
    }
}

internal sealed record Crumb(string Label, string Href);

/// <summary>One step of the way back, inside <c>page-heading</c>.</summary>
[HtmlTargetElement("page-crumb", ParentTag = "page-heading")]
public sealed class PageCrumb : TagHelper
{
    public required string Href { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var label = (await output.GetChildContentAsync()).GetContent(NullHtmlEncoder.Default);
        ((List<Crumb>)context.Items[typeof(Crumb)]).Add(new(System.Net.WebUtility.HtmlDecode(label).Trim(), Href));
        output.SuppressOutput();
    }
}
