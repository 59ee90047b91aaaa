using Mila.Kernel;
using Mila.Membership.Dues;
using Mila.Membership.Proofs;
using Mila.Membership.Structures;
using Xunit;

namespace Mila.Membership.Tests.Proofs;

public class MembershipProofTests
{
    private static readonly Guid Id = NamedId.Of("proof");
    private static readonly Guid StructureId = NamedId.Of("structure");
    private static readonly Guid Leader = NamedId.Of("leader");
    private static readonly Guid Colleague = NamedId.Of("colleague");
    private static readonly DateOnly Today = new(2023, 6, 15);

    private static readonly Structure Structure = new Structure()
        .Evolve(new StructureRegistered(StructureId, 1, new(2020, 1, 3), StructureKind.Company, [Activity.Label], false, null))
        .Evolve(new ContactAdded(StructureId, 2, new(2020, 1, 3), Leader, ContactRole.Leader))
        .Evolve(new ContactAdded(StructureId, 3, new(2020, 1, 3), Colleague, ContactRole.Colleague))
        .Evolve(new MembershipBegun(StructureId, 4, new(2020, 1, 3), null))
        .Evolve(new MembershipEnded(StructureId, 5, new(2021, 1, 1), EndingCause.Resignation))
        .Evolve(new MembershipBegun(StructureId, 6, new(2022, 2, 1), null));

    private static readonly ProveMembership Asking = new(Id, "7K2M9QXD4TRA0BWZ", StructureId, Today, ByStaff: false);
    private static readonly Guid CallId = CallDues.IdOf(StructureId, 2023);
    private static readonly DuesCall Called = new DuesCall().Evolve(
        new DuesCalled(CallId, StructureId, 2023, Affiliation.Beneficiary, new Money(12000), null, new Money(12000), new(2023, 2, 15), new(2023, 1, 15)));
    private static readonly DuesCall Paid = Called.Evolve(new DuesPaid(CallId, NamedId.Of("payment"), new Money(12000), "VIR", "2023-0001", new(2023, 2, 1)));

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void Membership_is_proved_of_a_day_since_the_beginning_of_its_span()
    {
        var proven = ProveMembershipHandler.Decide(Asking, Structure, Leader, "2023-0007", Today);

        Assert.Equal((Today, new DateOnly(2022, 2, 1), "2023-0007"), (proven.AsOf, proven.MemberSince, proven.Number));
        Assert.Equal(new DateOnly(2020, 1, 3), ProveMembershipHandler.Decide(Asking with { AsOf = new(2020, 6, 1) }, Structure, Leader, "", Today).MemberSince);
        Assert.Equal("proof.not_member", Refusal(() => ProveMembershipHandler.Decide(Asking with { AsOf = new(2021, 6, 1) }, Structure, Leader, "", Today)));
        Assert.Equal("proof.day_to_come", Refusal(() => ProveMembershipHandler.Decide(Asking with { AsOf = Today.AddDays(1) }, Structure, Leader, "", Today)));
        Assert.Equal("proof.not_yours", Refusal(() => ProveMembershipHandler.Decide(Asking, Structure, Colleague, "", Today)));
        Assert.Equal(Colleague, ProveMembershipHandler.Decide(Asking with { ByStaff = true }, Structure, Colleague, "", Today).IssuedBy);
        Assert.DoesNotContain(Asking.Code, Asking.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Payment_is_proved_once_everything_is_there()
    {
        var command = new ProvePayment(Id, "7K2M9QXD4TRA0BWZ", StructureId, 2023, ByStaff: false);
        var proven = ProvePaymentHandler.Decide(command, Structure, Paid, Leader, "2023-0008", Today);

        Assert.Equal((new Money(12000), new DateOnly(2023, 2, 1)), (proven.Amount, proven.PaidOn));
        Assert.Equal("proof.not_paid", Refusal(() => ProvePaymentHandler.Decide(command, Structure, Called, Leader, "", Today)));
        Assert.Equal("proof.not_paid", Refusal(() => ProvePaymentHandler.Decide(command, Structure, null, Leader, "", Today)));
        Assert.Equal("proof.not_yours", Refusal(() => ProvePaymentHandler.Decide(command, Structure, Paid, Colleague, "", Today)));
        Assert.DoesNotContain(command.Code, command.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_proof_holds_until_what_it_said_is_corrected()
    {
        var membership = new MembershipProof().Evolve(ProveMembershipHandler.Decide(Asking, Structure, Leader, "2023-0007", Today));
        Assert.True(membership.Holds(Structure, null));
        Assert.True(membership.Holds(Structure.Evolve(new MembershipEnded(StructureId, 7, Today.AddDays(1), EndingCause.Resignation)), null));
        Assert.False(membership.Holds(Structure.Evolve(new FactCancelled(StructureId, 7, Today, 6, CorrectionReason.OtherStructure, null)), null));

        var payment = new MembershipProof().Evolve(new PaymentProven(Id, "2023-0008", "", StructureId, 2023, new Money(12000), new(2023, 2, 1), Leader, false, Today));
        Assert.True(payment.Holds(Structure, Paid));
        Assert.False(payment.Holds(Structure, Paid.Evolve(new DuesPaymentCancelled(CallId, NamedId.Of("payment"), PaymentFault.ReturnedByBank, Today))));
    }

    [Fact]
    public void A_code_is_read_as_it_is_typed()
    {
        var code = ProofCode.New();

        Assert.Equal(16, code.Length);
        Assert.NotEqual(code, ProofCode.New());
        Assert.Equal(code, ProofCode.Read($" {ProofCode.Print(code).ToLowerInvariant()} "));
        Assert.Equal("7K2M-9QXD-4TRA-0BWZ", ProofCode.Print("7K2M9QXD4TRA0BWZ"));
        Assert.Equal("0011", ProofCode.Read("o0il"));
    }
}
