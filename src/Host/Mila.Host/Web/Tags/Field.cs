using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Mila.Graph;

namespace Mila.Host.Web.Tags;

/// <summary>What every field of a form has: a label, perhaps a hint, the sentence of what is wrong with it, and the links between them.</summary>
public abstract class Field : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public required ViewContext ViewContext { get; set; }

    /// <summary>The posted name; the API's spelling of the input, so that a refused field is found.</summary>
    public required string Name { get; set; }

    public required string Label { get; set; }

    public string? Hint { get; set; }

    public bool Required { get; set; }

    /// <summary>Does not say that the field may be left out: in a filter everything may.</summary>
    public bool Quiet { get; set; }

    /// <summary>What is wrong with the field, when something is.</summary>
    protected IReadOnlyList<string> Wrong => Refusal.About(ViewContext, Name);

    protected string Id => IdOf(Name);

    /// <summary>The id that the error summary links to: a refused property and a posted name are one field.</summary>
    public static string IdOf(string name) => $"field-{char.ToLowerInvariant(name[0])}{TagBuilder.CreateSanitizedId(name, "-")[1..]}";

    /// <param name="group">Several controls: a <c>fieldset</c> with a <c>legend</c> in the place of a <c>label</c>.</param>
    /// <param name="labelled">The control brings its own label.</param>
    protected void Write(TagHelperOutput output, IHtmlContent control, bool group = false, bool labelled = false)
    {
        output.TagName = group ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", Wrong.Count > 0 ? "field wrong" : "field");
        if (group)
        {
            output.Attributes.SetAttribute("id", Id);
            output.Attributes.SetAttribute("tabindex", "-1");
            if (DescribedBy is { } ids)
                output.Attributes.SetAttribute("aria-describedby", ids);
        }
        if (!labelled)
            output.Content.AppendHtml(LabelTag(group));
        if (Hint is not null)
            output.Content.AppendHtml(Described("hint", Hint));
        foreach (var sentence in Wrong)
            output.Content.AppendHtml(Described("field-error", sentence));
        output.Content.AppendHtml(control);
    }

    /// <summary>Gives a control its name, id and descriptions, and whatever else the element was written with.</summary>
    protected void Complete(TagBuilder control, TagHelperOutput output)
    {
        foreach (var attribute in output.Attributes)
            control.Attributes[attribute.Name] = attribute.ValueStyle == HtmlAttributeValueStyle.Minimized ? attribute.Name : attribute.Value?.ToString();
        control.Attributes["id"] = Id;
        control.Attributes["name"] = Name;
        if (Required)
            control.Attributes["required"] = "required";
        if (Wrong.Count > 0)
            control.Attributes["aria-invalid"] = "true";
        if (DescribedBy is { } ids)
            control.Attributes["aria-describedby"] = ids;
    }

    private string? DescribedBy => (Hint, Wrong.Count) switch
    {
        (null, 0) => null,
        (not null, 0) => $"{Id}-hint",
        (null, _) => $"{Id}-error",
        _ => $"{Id}-hint {Id}-error",
    };

    private TagBuilder LabelTag(bool group)
    {
        var label = Tag.Text(group ? "legend" : "label", Label);
        if (!group)
            label.Attributes["for"] = Id;
        if (!Required && !Quiet)
            label.InnerHtml.AppendHtml(Tag.Text("span", " (facultatif)", "optional"));
        return label;
    }

    private TagBuilder Described(string css, string sentence)
    {
        var tag = Tag.Text("p", sentence, css);
        tag.Attributes["id"] = css == "hint" ? $"{Id}-hint" : $"{Id}-error";
        return tag;
    }
}

/// <summary>What is wrong with what was sent: rules that refused, and what could not be read.</summary>
internal sealed record Refusal(string? Field, string Sentence)
{
    public static IEnumerable<Refusal> All(ViewContext view) =>
        view.ModelState
            .SelectMany(entry => entry.Value!.Errors.Select(error => new Refusal(entry.Key, error.ErrorMessage)))
            .Concat((view.ViewData[MilaPage.RefusalsKey] as IReadOnlyList<UserError> ?? []).Select(error => new Refusal(error.Field, error.Message)));

    public static IReadOnlyList<string> About(ViewContext view, string field) =>
        [.. All(view).Where(each => string.Equals(each.Field, field, StringComparison.OrdinalIgnoreCase)).Select(each => each.Sentence).Take(1)];
}
