using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Mila.Host.Web.Tags;

/// <summary>
/// A table with its caption and columns; on a phone each row is a card whose values carry their column's name.
/// It holds <c>tr</c> with <c>td</c> (or <c>th scope="row"</c>) in the order of the columns; an empty column name is for actions.
/// </summary>
[HtmlTargetElement("data-table")]
public sealed class DataTable : TagHelper
{
    public required string Caption { get; set; }

    public required IReadOnlyList<string> Columns { get; set; }

    /// <summary>The heading above already says what the caption does.</summary>
    public bool QuietCaption { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(DataTable)] = this;
        var rows = await output.GetChildContentAsync();

        output.TagName = "table";
        output.Attributes.SetAttribute("class", "table");
        output.Attributes.SetAttribute("role", "table");
        var head = Tag.Of("tr");
        head.Attributes["role"] = "row";
        foreach (var column in Columns)
        {
            var cell = Tag.Text("th", column.Length > 0 ? column : "Actions", column.Length > 0 ? null : "hidden-text");
            cell.Attributes["scope"] = "col";
            cell.Attributes["role"] = "columnheader";
            head.InnerHtml.AppendHtml(cell);
        }
        output.Content.AppendHtml(Tag.Text("caption", Caption, QuietCaption ? "hidden-text" : null));
        output.Content.AppendHtml(Group("thead", head));
        output.Content.AppendHtml(Group("tbody", rows));
    }

    private static Microsoft.AspNetCore.Mvc.Rendering.TagBuilder Group(string name, Microsoft.AspNetCore.Html.IHtmlContent content)
    {
        var group = Tag.Around(name, content);
        group.Attributes["role"] = "rowgroup";
        return group;
    }
}

/// <summary>A row inside <c>data-table</c>. The roles keep it a table for who listens to it, whatever the style makes of it.</summary>
[HtmlTargetElement("tr")]
public sealed class DataRow : TagHelper
{
    public override void Init(TagHelperContext context)
    {
        if (context.Items.ContainsKey(typeof(DataTable)))
            context.Items[typeof(Place)] = new Place();
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (context.Items.ContainsKey(typeof(DataTable)))
            output.Attributes.SetAttribute("role", "row");
    }

    internal sealed class Place
    {
        public int Column { get; set; }
    }
}

/// <summary>A value inside <c>data-table</c>.</summary>
[HtmlTargetElement("td")]
[HtmlTargetElement("th", Attributes = "scope")]
public sealed class DataCell : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.Items.TryGetValue(typeof(DataTable), out var table) || !context.Items.TryGetValue(typeof(DataRow.Place), out var place))
            return;
        var columns = ((DataTable)table).Columns;
        var column = ((DataRow.Place)place).Column++;
        if (column < columns.Count && columns[column].Length > 0)
            output.Attributes.SetAttribute("data-label", columns[column]);
        output.Attributes.SetAttribute("role", context.TagName == "th" ? "rowheader" : "cell");
    }
}
