using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Mila.Kernel;

namespace Mila.Host.Web.Tags;

/// <summary>Under a list: how many there are, the next page, and back to the beginning. The page keeps its other query values.</summary>
[HtmlTargetElement("list-pager", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ListPager : TagHelper
{
    private const string After = "after";

    [HtmlAttributeNotBound, ViewContext]
    public required ViewContext ViewContext { get; set; }

    public bool HasNext { get; set; }

    public string? EndCursor { get; set; }

    /// <summary>How many in all, when counted.</summary>
    public int? Total { get; set; }

    /// <summary>The word for one, « structure », and for several.</summary>
    public required string One { get; set; }

    public required string Many { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var later = ViewContext.HttpContext.Request.Query.ContainsKey(After);
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", "Pages de la liste");
        if (Total is { } total)
            output.Content.AppendHtml(Tag.Text("p", French.Count(total, One, Many)));
        if (later)
            output.Content.AppendHtml(Link("Début de la liste", null));
        if (HasNext && EndCursor is not null)
            output.Content.AppendHtml(Link("Page suivante", EndCursor));
    }

    private TagBuilder Link(string label, string? cursor)
    {
        var request = ViewContext.HttpContext.Request;
        var query = new QueryBuilder(request.Query.Where(pair => pair.Key != After).SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")));
        if (cursor is not null)
            query.Add(After, cursor);
        var link = Tag.Text("a", label, "button");
        link.Attributes["href"] = request.Path + query.ToQueryString();
        return link;
    }
}
