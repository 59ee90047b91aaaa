using GraphQL;
using GraphQL.Types;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Dues;

/// <summary>A payment's receipt as it is printed (reçu de cotisation).</summary>
public sealed record DuesReceipt(Payment Payment, int Year, string Association, IdentitySheet? Structure, string Mentions);

public sealed class DuesReceiptType : ObjectGraphType<DuesReceipt>
{
    public DuesReceiptType()
    {
        Name = "DuesReceipt";
        Description = "A payment's receipt as it is printed (reçu de cotisation).";
        Field<NonNullGraphType<StringGraphType>>("number").Resolve(context => context.Source.Payment.ReceiptNumber);
        Field<NonNullGraphType<MoneyType>>("amount").Resolve(context => context.Source.Payment.Amount);
        Field<NonNullGraphType<DateOnlyGraphType>>("on").Resolve(context => context.Source.Payment.On);
        Field<NonNullGraphType<StringGraphType>>("reference").Resolve(context => context.Source.Payment.Reference);
        Field<NonNullGraphType<BooleanGraphType>>("isVoid").Resolve(context => context.Source.Payment.Cancelled is not null);
        Field(receipt => receipt.Year);
        Field(receipt => receipt.Association);
        Field<StringGraphType>("structureName").Resolve(context => context.Source.Structure?.Name);
        Field<StringGraphType>("structureAddress").Resolve(context => context.Source.Structure?.Address);
        Field<StringGraphType>("structureSiret").Resolve(context => context.Source.Structure?.Siret);
        Field(receipt => receipt.Mentions).Description("The legal mentions in force on the day of the payment.");
    }

    public static void AddTo(ObjectGraphType query) => query.Field<DuesReceiptType>("duesReceipt")
        .Description("The receipt of one payment.")
        .Argument<NonNullGraphType<GuidGraphType>>("duesCallId")
        .Argument<NonNullGraphType<GuidGraphType>>("paymentId")
        .AuthorizeWithPolicy("membership.read_dues")
        .ResolveAsync(async context =>
        {
            var session = context.QuerySession();
            var call = await session.LoadAsync<DuesCall>(context.GetArgument<Guid>("duesCallId"), context.CancellationToken);
            var id = context.GetArgument<Guid>("paymentId");
            if (call?.Payments.FirstOrDefault(each => each.Id == id) is not { } payment)
                return null;

            var association = context.Service<Tenants>().All.First(tenant => tenant.Id == context.Request().Tenant).Title;
            var structure = await session.LoadAsync<IdentitySheet>(call.StructureId, context.CancellationToken);
            var mentions = await context.Service<Settings>().On(session, payment.On, context.CancellationToken);
            return new DuesReceipt(payment, call.Year, association, structure, French.Typeset(mentions["dues.receipt_mentions"]));
        });
}
