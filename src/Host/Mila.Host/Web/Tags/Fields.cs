using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Mila.Host.Web.Tags;

/// <summary>A line of text, or several with <c>rows</c>. Other attributes (<c>type</c>, <c>autocomplete</c>, <c>maxlength</c>…) go to the control.</summary>
[HtmlTargetElement("text-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextField : Field
{
    public string? Value { get; set; }

    public int Rows { get; set; } = 1;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var control = Tag.Of(Rows > 1 ? "textarea" : "input");
        if (Rows > 1)
        {
            control.Attributes["rows"] = $"{Rows}";
            control.InnerHtml.Append("\n").Append(Value ?? "");
        }
        else
        {
            control.TagRenderMode = TagRenderMode.SelfClosing;
            control.Attributes["type"] = "text";
            if (Value is not null)
                control.Attributes["value"] = Value;
        }
        Complete(control, output);
        Write(output, control);
    }
}

/// <summary>A civil day.</summary>
[HtmlTargetElement("date-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateField : Field
{
    public DateOnly? Value { get; set; }

    public DateOnly? Min { get; set; }

    public DateOnly? Max { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var control = Tag.Of("input");
        control.TagRenderMode = TagRenderMode.SelfClosing;
        control.Attributes["type"] = "date";
        Set(control, "value", Value);
        Set(control, "min", Min);
        Set(control, "max", Max);
        Complete(control, output);
        Write(output, control);
    }

    private static void Set(TagBuilder control, string attribute, DateOnly? day)
    {
        if (day is { } set)
            control.Attributes[attribute] = set.ToString("O", CultureInfo.InvariantCulture);
    }
}

/// <summary>One of the answers of a <c>choice-field</c>.</summary>
public sealed record Choice(string Value, string Label, string? Hint = null);

/// <summary>One answer among a few, as radio buttons; several with <c>many</c>, as boxes; among many, as a list with <c>short</c>.</summary>
[HtmlTargetElement("choice-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChoiceField : Field
{
    public required IEnumerable<Choice> Options { get; set; }

    public string? Value { get; set; }

    public IEnumerable<string>? Values { get; set; }

    /// <summary>Several answers may be ticked.</summary>
    public bool Many { get; set; }

    /// <summary>A drop-down list.</summary>
    public bool Short { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Short)
        {
            var list = Tag.Of("select");
            foreach (var option in Options)
                list.InnerHtml.AppendHtml(ListOption(option));
            Complete(list, output);
            Write(output, list);
            return;
        }
        var all = new HtmlContentBuilder();
        var number = 0;
        foreach (var option in Options)
            all.AppendHtml(Box(option, $"{Id}-{++number}"));
        Write(output, all, group: true);
    }

    private bool Chosen(Choice option) => Values?.Contains(option.Value) ?? option.Value == (Value ?? "");

    private TagBuilder ListOption(Choice option)
    {
        var tag = Tag.Text("option", option.Label);
        tag.Attributes["value"] = option.Value;
        if (Chosen(option))
            tag.Attributes["selected"] = "selected";
        return tag;
    }

    private TagBuilder Box(Choice option, string id)
    {
        var input = Tag.Of("input");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = Many ? "checkbox" : "radio";
        input.Attributes["id"] = id;
        input.Attributes["name"] = Name;
        input.Attributes["value"] = option.Value;
        if (Chosen(option))
            input.Attributes["checked"] = "checked";
        if (Required && !Many)
            input.Attributes["required"] = "required";
        var label = Tag.Text("label", option.Label);
        label.Attributes["for"] = id;
        if (option.Hint is not null)
        {
            var hint = Tag.Text("span", option.Hint, "hint");
            label.InnerHtml.AppendHtml(hint);
        }
        var row = Tag.Of("div", "choice");
        row.InnerHtml.AppendHtml(input).AppendHtml(label);
        return row;
    }
}

/// <summary>One box to tick; it posts <c>true</c>.</summary>
[HtmlTargetElement("check-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CheckField : Field
{
    public bool Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Tag.Of("input");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = "checkbox";
        input.Attributes["value"] = "true";
        if (Value)
            input.Attributes["checked"] = "checked";
        Complete(input, output);
        var label = Tag.Text("label", Label);
        label.Attributes["for"] = Id;
        var row = Tag.Of("div", "choice");
        row.InnerHtml.AppendHtml(input).AppendHtml(label);
        Write(output, row, labelled: true);
    }
}
