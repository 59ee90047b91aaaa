using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Mila.Host.Web.Tags;

/// <summary>What a badge says with its colour beside its words.</summary>
public enum Tone { Calm, Active, Soon, Late, Done }

/// <summary>A state in a word or two (statut); the words say all that the colour does.</summary>
[HtmlTargetElement("status-badge")]
public sealed class StatusBadge : TagHelper
{
    public Tone Tone { get; set; } = Tone.Calm;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", Tone switch
        {
            Tone.Calm => "badge",
            Tone.Active => "badge active",
            Tone.Soon => "badge soon",
            Tone.Late => "badge late",
            Tone.Done => "badge done",
            _ => throw new ArgumentOutOfRangeException(nameof(output)),
        });
    }
}

/// <summary>A list with nothing in it says so, and what to do; it holds a sentence and perhaps an action.</summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyState : TagHelper
{
    public required string Title { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "empty");
        output.PreContent.AppendHtml(Tag.Text("h2", Title));
    }
}

/// <summary>Where a step of a progress stands; the names are those of the style.</summary>
public enum StepState { Done, Current, ToCome, Failed }

/// <summary>A progress in steps (avancement); it holds <c>progress-step</c>s.</summary>
[HtmlTargetElement("progress-steps")]
public sealed class ProgressSteps : TagHelper
{
    /// <summary>What progresses, for who listens.</summary>
    public required string Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.Attributes.SetAttribute("class", "steps");
        output.Attributes.SetAttribute("aria-label", Label);
    }
}

/// <summary>One step: its name, and what the element holds under it.</summary>
[HtmlTargetElement("progress-step", ParentTag = "progress-steps")]
public sealed class ProgressStep : TagHelper
{
    public required string Name { get; set; }

    public StepState State { get; set; } = StepState.ToCome;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (css, words) = State switch
        {
            StepState.Done => ("done", "fait"),
            StepState.Current => ("current", "en cours"),
            StepState.ToCome => ("to_come", "à venir"),
            StepState.Failed => ("failed", "en échec"),
            _ => throw new ArgumentOutOfRangeException(nameof(output)),
        };
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", css);
        if (State is StepState.Current)
            output.Attributes.SetAttribute("aria-current", "step");
        output.PreContent.AppendHtml(Tag.Text("strong", Name));
        output.PreContent.AppendHtml(Tag.Text("span", $" ({words})", "hidden-text"));
        output.PreContent.Append(" ");
    }
}
