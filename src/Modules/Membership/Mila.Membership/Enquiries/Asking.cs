using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.People;

namespace Mila.Membership.Enquiries;

/// <summary>Who asks and what (demandeur), however it came.</summary>
/// <param name="PersonId">A new person, since whoever fills a form does not say who is known already.</param>
public sealed record Asking(
    Guid PersonId, string GivenName, string FamilyName, string? Email, string? Phone, EnquiryWish Wish, bool WantsVisit, string? Words)
{
    public bool HasEmail => !string.IsNullOrWhiteSpace(Email);

    public bool HasPhone => !string.IsNullOrWhiteSpace(Phone);

    public bool HasWords => !string.IsNullOrWhiteSpace(Words);

    /// <summary>For logs: without what names a person.</summary>
    public override string ToString() => $"{nameof(Asking)} {Wish}";

    public async Task Keep(Guid enquiryId, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        await session.Keep(Person.Of(PersonId, GivenName, FamilyName, Email, Phone), moment, cancellation);
        if (HasWords)
            session.Keep(ErasableText.Of(Enquiry.WordsOf(enquiryId), "enquiry.words", enquiryId, [PersonId], Words!, "words"));
    }

    public static CommandField<TCommand, TGraph> Arguments<TCommand, TGraph>(CommandField<TCommand, TGraph> field)
        where TCommand : class
        where TGraph : class, IGraphType => field
        .Argument<NonNullGraphType<StringGraphType>>("givenName")
        .Argument<NonNullGraphType<StringGraphType>>("familyName")
        .Argument<StringGraphType>("email")
        .Argument<StringGraphType>("phone")
        .Argument<NonNullGraphType<EnumerationGraphType<EnquiryWish>>>("wish")
        .Argument<BooleanGraphType>("wantsVisit")
        .Argument<StringGraphType>("words");

    public static Asking Of(IResolveFieldContext context) => new(
        Guid.CreateVersion7(), context.GetArgument<string>("givenName"), context.GetArgument<string>("familyName"),
        context.GetArgument<string?>("email"), context.GetArgument<string?>("phone"), context.GetArgument<EnquiryWish>("wish"),
        context.GetArgument<bool?>("wantsVisit") ?? false, context.GetArgument<string?>("words"));
}
