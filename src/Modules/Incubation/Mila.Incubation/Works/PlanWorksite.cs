using Marten;
using Mila.Files;
using Mila.Kernel;
using Mila.People;
using Wolverine;

namespace Mila.Incubation.Works;

/// <summary>Works are to be done in premises (ouverture d’un chantier).</summary>
public sealed record PlanWorksite(Guid WorksiteId, string Title, IReadOnlyList<Guid> Premises);

public static class PlanWorksiteHandler
{
    /// <param name="known">How many of the premises are in the register.</param>
    public static WorksitePlanned Decide(PlanWorksite command, int known, DateOnly today)
    {
        Rule.That(command.Title.Trim().Length is >= 1 and <= 120, "worksite.title_refused", "Works have a title.", "title");
        Guid[] premises = [.. command.Premises.Distinct()];
        Rule.That(premises.Length > 0 && known == premises.Length, "worksite.premises_refused", "Works are done in premises of the register.", "premises");
        return new(command.WorksiteId, command.Title.Trim(), premises, today);
    }

    public static async Task<OutgoingMessages> Handle(PlanWorksite command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Worksite>(command.WorksiteId, cancellation);
        if (stream.Aggregate is not null)
            return [];
        var known = await session.LoadManyAsync<Premises>(cancellation, command.Premises.Distinct());
        return stream.Record(Decide(command, known.Count, moment.Today));
    }
}

/// <summary>A contractor says what it costs and saves (devis reçu).</summary>
/// <param name="Contractor">Who; kept where it can be erased.</param>
public sealed record ReceiveQuote(Guid WorksiteId, Guid QuoteId, string Contractor, Money Amount, int? KwhPerYear, Money? SavedPerYear, Guid? FileId, DateOnly ReceivedOn)
{
    /// <summary>For logs: a contractor may be a person.</summary>
    public override string ToString() => $"{nameof(ReceiveQuote)} {QuoteId}";
}

public static class ReceiveQuoteHandler
{
    private static readonly Money Most = Money.Euros(10_000_000);
    private const int MostKwh = 10_000_000;

    /// <returns>None when it is there already.</returns>
    public static QuoteReceived? Decide(ReceiveQuote command, Worksite worksite, DateOnly today)
    {
        if (worksite.Quotes.Any(quote => quote.Id == command.QuoteId))
            return null;
        worksite.MustGoOn();
        Rule.That(command.Contractor.Trim().Length is >= 1 and <= 120, "quote.contractor_refused", "A quote is somebody's.", "contractor");
        Rule.That(command.Amount > Money.Zero && command.Amount <= Most, "quote.amount_refused", "A quote is of some money.", "cents");
        Rule.That(command.KwhPerYear is null or (>= 0 and <= MostKwh) && (command.SavedPerYear is not { } saved || (saved >= Money.Zero && saved <= Most)), "quote.saving_refused", "What is saved is no less than nothing.", "kwhPerYear");
        Rule.That(command.ReceivedOn <= today, "quote.day_refused", "It was received by today.", "receivedOn");

        return new(worksite.Id, command.QuoteId, command.Amount, command.KwhPerYear, command.SavedPerYear, command.FileId, command.ReceivedOn, today);
    }

    public static async Task<OutgoingMessages> Handle(ReceiveQuote command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.WorksiteToWrite(command.WorksiteId, cancellation);
        if (Decide(command, stream.Aggregate!, moment.Today) is not { } received)
            return [];
        if (command.FileId is { } file)
            await session.TakeFiles([file], WorksiteStream.Subject, command.WorksiteId, [], "file", cancellation);
        session.Keep(ErasableText.Of(command.QuoteId, "worksite.contractor", command.WorksiteId, [], command.Contractor, "contractor"));
        return stream.Record(received);
    }
}

/// <summary>A quote is taken (devis retenu); who pays what is to be planned anew.</summary>
public sealed record ChooseQuote(Guid WorksiteId, Guid QuoteId);

public static class ChooseQuoteHandler
{
    /// <returns>None when it is chosen already.</returns>
    public static QuoteChosen? Decide(ChooseQuote command, Worksite worksite, DateOnly today)
    {
        if (worksite.ChosenId == command.QuoteId)
            return null;
        worksite.MustGoOn();
        Rule.That(worksite.Quotes.Any(quote => quote.Id == command.QuoteId), "quote.unknown", "There is no such quote.", "quoteId");
        Rule.That(worksite.Phases.All(phase => phase.BegunOn is null), "worksite.begun", "The works have begun.");
        return new(worksite.Id, command.QuoteId, today);
    }

    public static async Task<OutgoingMessages> Handle(ChooseQuote command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.WorksiteToWrite(command.WorksiteId, cancellation);
        return Decide(command, stream.Aggregate!, moment.Today) is { } chosen ? stream.Record(chosen) : [];
    }
}

/// <summary>Who pays what of the cost (plan de financement), the whole of it at once.</summary>
public sealed record PlanFunding(Guid WorksiteId, IReadOnlyList<FundingShare> Shares);

public static class PlanFundingHandler
{
    /// <returns>None when it is planned so already.</returns>
    public static FundingPlanned? Decide(PlanFunding command, Worksite worksite, DateOnly today)
    {
        worksite.MustGoOn();
        Rule.That(worksite.Chosen is not null, "funding.no_quote", "What is funded is the quote that was chosen.");
        Rule.That(command.Shares.All(share => share.Amount > Money.Zero), "funding.share_of_nothing", "A share is more than nothing.", "shares");
        Rule.That(command.Shares.DistinctBy(share => share.Source).Count() == command.Shares.Count, "funding.source_twice", "A source stands there once.", "shares");
        Rule.That(command.Shares.Aggregate(Money.Zero, (sum, share) => sum + share.Amount) == worksite.Chosen.Amount, "funding.sum_differs", "The shares are the cost, to the cent.", "shares");
        return worksite.Funding.SequenceEqual(command.Shares) ? null : new(worksite.Id, command.Shares, today);
    }

    public static async Task<OutgoingMessages> Handle(PlanFunding command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.WorksiteToWrite(command.WorksiteId, cancellation);
        return Decide(command, stream.Aggregate!, moment.Today) is { } planned ? stream.Record(planned) : [];
    }
}

/// <summary>A share was asked for, granted or refused.</summary>
public sealed record AnswerFunding(Guid WorksiteId, FundingSource Source, FundingState State);

public static class AnswerFundingHandler
{
    /// <returns>None when it is so already.</returns>
    public static FundingAnswered? Decide(AnswerFunding command, Worksite worksite, DateOnly today)
    {
        var share = worksite.Funding.FirstOrDefault(each => each.Source == command.Source);
        Rule.That(share is not null, "funding.no_such_share", "The plan has no such share.", "source");
        return share.State == command.State ? null : new(worksite.Id, command.Source, command.State, today);
    }

    public static async Task<OutgoingMessages> Handle(AnswerFunding command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.WorksiteToWrite(command.WorksiteId, cancellation);
        return Decide(command, stream.Aggregate!, moment.Today) is { } answered ? stream.Record(answered) : [];
    }
}
