using System.Text.Json;
using Mila.Membership.Contracts;
using Mila.Membership.Figures;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Life;

public sealed partial class MembersLifeStory
{
    [Fact]
    public async Task A_proof_is_numbered_and_checked_by_whoever_holds_its_code()
    {
        var (structure, leader) = await Member("Les Preuves");
        var (_, stranger) = await Member("Les Autres");
        Assert.Equal("proof.not_yours", await Refused($$"""proveMembership(structureId: "{{structure}}")""", stranger, "member"));
        Assert.Equal("proof.not_paid", await Refused($$"""provePayment(structureId: "{{structure}}", year: 2023)""", leader, "member"));

        var first = await Do($$"""proveMembership(structureId: "{{structure}}")""", "membershipProof { id number code memberSince }", leader, "member");
        var second = await Do($$"""proveMembership(structureId: "{{structure}}", asOf: "2022-06-01")""", "membershipProof { id number code }", Coordinator, "coordinator");
        Assert.Equal(("2023-0001", "2023-0002"), (first.GetProperty("number").GetString(), second.GetProperty("number").GetString()));
        Assert.Equal("2022-01-03", first.GetProperty("memberSince").GetString());
        var (id, code) = (first.GetProperty("id").GetString(), first.GetProperty("code").GetString()!);
        Assert.Equal(JsonValueKind.Null, (await Ask($$"""{ membershipProof(id: "{{id}}") { id } }""", stranger, "member")).GetProperty("membershipProof").ValueKind);
        Assert.Empty((await Ask($$"""{ proofsOf(structureId: "{{structure}}") { id } }""", stranger, "member")).GetProperty("proofsOf").EnumerateArray());
        Assert.Equal(2, (await Ask($$"""{ proofsOf(structureId: "{{structure}}") { id } }""", leader, "member")).GetProperty("proofsOf").GetArrayLength());
        Assert.Equal(2, (await Figures(new ProofFigures()))[ProofFigureKeys.Issued]);

        Assert.Contains("Ce qu’elle dit est exact", await Public($"/verifier/{code.ToLowerInvariant()}"), StringComparison.Ordinal);
        Assert.Contains("Aucune attestation ne porte ce code", await Public($"/verifier/{code}", MilaApp.Other), StringComparison.Ordinal);
        Assert.Contains("Aucune attestation ne porte ce code", await Public("/verifier/0000-0000-0000-0000"), StringComparison.Ordinal);
        Assert.Equal(0, (await Figures(new ProofFigures(), tenant: MilaApp.Other))[ProofFigureKeys.Issued]);

        await App.Send(new Membership.Structures.CancelFact(structure, 3, Membership.Structures.CorrectionReason.OtherStructure, null));
        var corrected = await Public($"/verifier?code={code}");
        Assert.Contains("Ce qu’elle dit a été corrigé depuis", corrected, StringComparison.Ordinal);
        Assert.Contains("n’est pas adhérente aujourd’hui", corrected, StringComparison.Ordinal);
    }
}
