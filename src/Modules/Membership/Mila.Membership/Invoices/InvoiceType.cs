using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Membership.Dues;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Invoices;

public sealed class InvoiceType : ObjectGraphType<Invoice>
{
    public InvoiceType()
    {
        Name = "Invoice";
        Description = "What a structure is asked for what it was sold (facture).";
        Field(invoice => invoice.Id);
        Field(invoice => invoice.StructureId);
        this.StructureName(invoice => invoice.StructureId);
        Field<NonNullGraphType<EnumerationGraphType<InvoicePurpose>>>("purpose").Resolve(context => context.Source.Purpose);
        Field(invoice => invoice.Number, nullable: true).Description("None for a draft.");
        Field<NonNullGraphType<EnumerationGraphType<InvoiceState>>>("state").Resolve(context => context.Source.State);
        Field(invoice => invoice.ServedOn).Description("The day of the sale, or the last of the service.");
        Field(invoice => invoice.DraftedOn);
        Field(invoice => invoice.IssuedOn, nullable: true);
        Field(invoice => invoice.DueOn, nullable: true);
        Field<NonNullGraphType<BooleanGraphType>>("isOverdue").Resolve(context => context.Source.IsOverdueOn(context.Today()));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<InvoiceLineType>>>>("lines")
            .Resolve(context => context.Source.Lines.Select((line, i) => new NumberedLine(i + 1, line, context.Source.LeftOf(i + 1))));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<VatShareType>>>>("shares").Description("The VAT by rate.").Resolve(context => context.Source.Shares);
        Field<NonNullGraphType<MoneyType>>("total").Description("With VAT.").Resolve(context => context.Source.Total);
        Field<NonNullGraphType<MoneyType>>("received").Description("What came in and counts, less what was given back.").Resolve(context => context.Source.Received);
        Field<NonNullGraphType<MoneyType>>("credited").Resolve(context => context.Source.Credited);
        Field<NonNullGraphType<MoneyType>>("owed").Resolve(context => context.Source.Owed);
        Field<NonNullGraphType<MoneyType>>("surplus").Description("What came in beyond what is asked, and may be given back.").Resolve(context => context.Source.Surplus);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<InvoicePaymentType>>>>("payments").Resolve(context => context.Source.Payments);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<RefundType>>>>("refunds").Resolve(context => context.Source.Refunds);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CreditNoteType>>>>("creditNotes").Resolve(context => context.Source.CreditNotes);
        Field<WriteOffType>("writtenOff").Description("What was given up; null when nothing was.").Resolve(context => context.Source.WrittenOff);
        Field<DateOnlyGraphType>("remindedOn").Description("The day of the last reminder; null when none was written.").Resolve(context => context.Source.Reminders is [.., var last] ? last.On : null);
        Arrangements.ArrangementType.On(this, invoice => invoice.Id);
        Field<InvoicePaperType>("paper").Description("Word for word as it was issued; null for a draft.").Resolve(context => context.Paper(context.Source.Id));
    }
}

/// <summary>A line with its number, and what of it no credit note took back.</summary>
public sealed record NumberedLine(int Number, InvoiceLine Line, Kernel.Money Left);

public sealed class InvoiceLineType : ObjectGraphType<NumberedLine>
{
    public InvoiceLineType()
    {
        Name = "InvoiceLine";
        Field(line => line.Number);
        Field("label", line => line.Line.Label);
        Field("quantity", line => line.Line.Quantity);
        Field<NonNullGraphType<MoneyType>>("unitPrice").Description("Without VAT.").Resolve(context => context.Source.Line.UnitPrice);
        Field("vatRate", line => line.Line.VatRate, nullable: true).Description("In basis points.");
        Field<NonNullGraphType<MoneyType>>("net").Description("Without VAT.").Resolve(context => context.Source.Line.Net);
        Field<NonNullGraphType<MoneyType>>("left").Description("What no credit note took back, without VAT.").Resolve(context => context.Source.Left);
    }
}

public sealed class VatShareType : ObjectGraphType<VatShare>
{
    public VatShareType()
    {
        Name = "VatShare";
        Description = "The VAT of one rate (ventilation de la TVA).";
        Field(share => share.Rate, nullable: true).Description("In basis points; null where no VAT applies.");
        Field<NonNullGraphType<MoneyType>>("net").Resolve(context => context.Source.Net);
        Field<NonNullGraphType<MoneyType>>("vat").Resolve(context => context.Source.Vat);
    }
}

public sealed class InvoicePaymentType : ObjectGraphType<InvoicePayment>
{
    public InvoicePaymentType()
    {
        Name = "InvoicePayment";
        Field(payment => payment.Id);
        Field<NonNullGraphType<MoneyType>>("amount").Resolve(context => context.Source.Amount);
        Field(payment => payment.On);
        Field(payment => payment.Reference);
        Field<EnumerationGraphType<PaymentFault>>("cancelled").Description("Why it did not count; null when it does.").Resolve(context => context.Source.Cancelled);
    }
}

public sealed class RefundType : ObjectGraphType<Refund>
{
    public RefundType()
    {
        Name = "InvoiceRefund";
        Field<NonNullGraphType<MoneyType>>("amount").Resolve(context => context.Source.Amount);
        Field(refund => refund.On);
        Field(refund => refund.Reference);
    }
}

public sealed class CreditNoteType : ObjectGraphType<CreditNote>
{
    public CreditNoteType()
    {
        Name = "CreditNote";
        Description = "Takes back an invoice, all or a part of it (avoir).";
        Field(note => note.Id);
        Field(note => note.Number);
        Field(note => note.On);
        Field<NonNullGraphType<EnumerationGraphType<CreditReason>>>("reason").Resolve(context => context.Source.Reason);
        Field<NonNullGraphType<MoneyType>>("total").Description("With VAT.").Resolve(context => context.Source.Total);
        Field<InvoicePaperType>("paper").Description("Word for word as it was issued.").Resolve(context => context.Paper(context.Source.Id));
    }
}

public sealed class WriteOffType : ObjectGraphType<WriteOff>
{
    public WriteOffType()
    {
        Name = "WriteOff";
        Field<NonNullGraphType<MoneyType>>("amount").Resolve(context => context.Source.Amount);
        Field<NonNullGraphType<EnumerationGraphType<WriteOffReason>>>("reason").Resolve(context => context.Source.Reason);
        Field(given => given.On);
    }
}
