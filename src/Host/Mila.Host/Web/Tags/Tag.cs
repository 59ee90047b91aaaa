using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mila.Host.Web.Tags;

/// <summary>Elements, built without writing HTML into strings.</summary>
internal static class Tag
{
    public static TagBuilder Of(string name, string? css = null)
    {
        var tag = new TagBuilder(name);
        if (css is not null)
            tag.Attributes["class"] = css;
        return tag;
    }

    public static TagBuilder Text(string name, string text, string? css = null)
    {
        var tag = Of(name, css);
        tag.InnerHtml.Append(text);
        return tag;
    }

    public static TagBuilder Around(string name, IHtmlContent content, string? css = null)
    {
        var tag = Of(name, css);
        tag.InnerHtml.AppendHtml(content);
        return tag;
    }
}
