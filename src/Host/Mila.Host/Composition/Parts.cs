using System.Reflection;
using Mila.Files;
using Mila.Host.Account;
using Mila.Incubation;
using Mila.Letters;
using Mila.Membership;
using Mila.Modules;
using Mila.People;
using Mila.Workflows;

namespace Mila.Host.Composition;

/// <summary>The parts of this host, each named once.</summary>
public static class Parts
{
    public static IReadOnlyList<MilaPart> All { get; } =
    [
        new PlatformPart(),
        new PeoplePart(),
        new FilesPart(),
        new LettersPart(),
        new WorkflowsPart(),
        new AccountPart(),
        new MembershipModule(),
        new IncubationModule(),
    ];

    /// <summary>The assemblies in which handlers and embedded texts are looked for.</summary>
    public static IEnumerable<Assembly> Assemblies => All.Select(part => part.Assembly).Append(typeof(Parts).Assembly).Distinct();
}
