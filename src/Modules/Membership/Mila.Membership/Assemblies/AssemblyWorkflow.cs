using Mila.Modules;

namespace Mila.Membership.Assemblies;

/// <summary>What assemblies bring to the workflow engine (déroulé d’une assemblée générale): the definition, what it hears and asks.</summary>
public static class AssemblyWorkflow
{
    public const string Definition = "assembly";

    public static void AddTo(WorkflowList workflows)
    {
        AssemblyHappenings.AddTo(workflows);
        workflows
            .Request("membership.remind_to_convene", request => new RemindOfAssembly(request.Token, request.SubjectId, AssemblyReminder.Convocation))
            .Request("membership.remind_president_to_sign", request => new RemindOfAssembly(request.Token, request.SubjectId, AssemblyReminder.PresidentSignature))
            .Request("membership.remind_secretary_to_sign", request => new RemindOfAssembly(request.Token, request.SubjectId, AssemblyReminder.SecretarySignature))
            .Request("membership.remind_to_declare_officers", request => new RemindOfAssembly(request.Token, request.SubjectId, AssemblyReminder.Declaration))
            .Words("assembly.words.fr.json")
            .Definition("assembly.workflow.json");
    }
}
