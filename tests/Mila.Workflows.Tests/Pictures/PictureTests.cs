using System.Globalization;
using System.Xml.Linq;
using Mila.Workflows.Pictures;
using Mila.Workflows.Tests.Instances;
using Xunit;

namespace Mila.Workflows.Tests.Pictures;

public sealed class PictureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Every_step_and_every_way_is_drawn_and_said_in_words()
    {
        var svg = XElement.Parse(Picture.Of(Story.Definition));

        Assert.Equal(Story.Definition.Steps.Count, svg.Descendants(Svg + "rect").Count());
        Assert.Equal(Story.Definition.Steps.Sum(step => step.Ways.Count()), svg.Element(Svg + "g")!.Elements(Svg + "path").Count());
        Assert.Equal("img", svg.Attribute("role")!.Value);
        var named = svg.Attribute("aria-labelledby")!.Value.Split(' ');
        Assert.Equal(named, new[] { svg.Element(Svg + "title")!.Attribute("id")!.Value, svg.Element(Svg + "desc")!.Attribute("id")!.Value });
        Assert.Contains("Vérifier la candidature", svg.Element(Svg + "desc")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_path_taken_and_the_step_it_stands_at_are_marked()
    {
        var story = Story.Begun().Then("sample.reviewed", "complete", ("path", "hosted")).Answered();

        var svg = XElement.Parse(Picture.Of(Story.Definition, story.Instance));

        Assert.EndsWith("Étape en cours : Vote du conseil.", svg.Element(Svg + "desc")!.Value.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal(3, svg.Element(Svg + "g")!.Elements(Svg + "path").Count(path => path.Attribute("stroke-width")!.Value == "3"));
        var here = Assert.Single(svg.Descendants(Svg + "rect"), rect => rect.Attribute("stroke-width")!.Value == "4");
        Assert.Contains("étape en cours", here.Parent!.Element(Svg + "title")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_do_not_cover_each_other()
    {
        var boxes = XElement.Parse(Picture.Of(Story.Definition)).Descendants(Svg + "rect")
            .Select(rect => (X: (int)rect.Attribute("x")!, Y: (int)rect.Attribute("y")!)).ToList();

        foreach (var one in boxes)
            Assert.Single(boxes, other => Math.Abs(one.X - other.X) < 200 && Math.Abs(one.Y - other.Y) < 56);
    }

    [Fact]
    public void No_way_crosses_a_step_on_its_way_back()
    {
        var svg = XElement.Parse(Picture.Of(Story.Definition));
        var boxes = svg.Descendants(Svg + "rect").Select(rect => (Y: (int)rect.Attribute("y")!, Bottom: (int)rect.Attribute("y")! + 56)).Distinct().ToList();
        var levels = svg.Descendants(Svg + "path").Select(path => path.Attribute("d")!.Value.Split(' '))
            .SelectMany(path => path.Index().Where(part => part.Item == "H").Select(part => int.Parse(path[part.Index - 1], CultureInfo.InvariantCulture))).ToList();

        Assert.Equal(4, levels.Count); // two ways lead back, each out by one gap and in by another
        Assert.DoesNotContain(boxes, box => levels.Exists(level => box.Y <= level && level <= box.Bottom));
    }

    [Fact]
    public void A_picture_holds_neither_script_nor_style()
    {
        var svg = XElement.Parse(Picture.Of(Story.Definition, Story.Begun().Instance));

        Assert.DoesNotContain(svg.DescendantsAndSelf(), element => element.Name.LocalName is "script" or "style" or "foreignObject");
        Assert.DoesNotContain(svg.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName == "style" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public void The_sample_is_drawn_as_it_was_when_it_looked_right()
    {
        var story = Story.Begun().Then("sample.reviewed", "incomplete").Then("sample.completed").Then("sample.reviewed", "complete", ("path", "hosted")).Answered();

        Assert.Equal(Golden.Text("picture.svg").TrimEnd(), Picture.Of(Story.Definition, story.Instance));
    }
}
