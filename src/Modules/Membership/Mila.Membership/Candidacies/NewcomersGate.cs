using System.Globalization;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using GraphQL;
using GraphQL.Types;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Mila.Graph;
using Mila.Kernel;

namespace Mila.Membership.Candidacies;

/// <summary>
/// Keeps machines out of the public form without a third party: a field that people do not see, a signed stamp that shows
/// how long the form was looked at, and so many drafts per address and hour.
/// </summary>
public sealed class NewcomersGate(IDataProtectionProvider keys, IConfiguration configuration) : IDisposable
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    private readonly IDataProtector protector = keys.CreateProtector("Mila.Membership.CandidacyForm");

    // The limiter counts in real time, whatever a demonstration's clock says: it protects the host.
    private readonly PartitionedRateLimiter<string> perAddress = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = configuration.GetValue("Mila:Intake:DraftsPerAddressAndHour", 10),
            Window = TimeSpan.FromHours(1),
        }));

    /// <summary>What a form carries: when it was shown, under the host's keys.</summary>
    public string Stamp(DateTimeOffset now) => protector.Protect(now.UtcTicks.ToString(CultureInfo.InvariantCulture));

    /// <exception cref="RuleViolation">When it looks like a machine, or comes too often.</exception>
    public void LetIn(string stamp, string? website, string address, DateTimeOffset now)
    {
        Rule.That(string.IsNullOrEmpty(website), "form.trap_filled", "A field that people do not see was filled.");
        var shown = Read(stamp);
        Rule.That(shown is not null && now - shown < Longest, "form.stamp_refused", "The form is too old, or was not shown by this host.");
        Rule.That(now - shown >= Shortest, "form.too_fast", "Nobody fills a form in so short a time.");
        using var lease = perAddress.AttemptAcquire(address);
        Rule.That(lease.IsAcquired, "form.too_many", "Too many drafts from one address.");
    }

    public void Dispose() => perAddress.Dispose();

    private DateTimeOffset? Read(string stamp)
    {
        try
        {
            return new DateTimeOffset(long.Parse(protector.Unprotect(stamp), CultureInfo.InvariantCulture), TimeSpan.Zero);
        }
        catch (CryptographicException)
        {
            return null; // Not a stamp of ours: answered by the caller's rule.
        }
    }
}

/// <summary>What the public form needs to know before it is shown.</summary>
/// <param name="Stamp">Goes back with the form.</param>
/// <param name="Questions">What is asked on each path.</param>
public sealed record CandidacyForm(string Stamp, IReadOnlyList<PathQuestions> Questions);

public sealed record PathQuestions(CandidacyPath Path, IReadOnlyList<CandidacyQuestion> Questions);

public sealed class CandidacyFormType : ObjectGraphType<CandidacyForm>
{
    public CandidacyFormType()
    {
        Name = "CandidacyForm";
        Field(form => form.Stamp).Description("Goes back with beginCandidacy; it must be a few seconds old.");
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<PathQuestionsType>>>>("questions").Resolve(context => context.Source.Questions);
    }

    public static void AddTo(ObjectGraphType query) => query.Field<NonNullGraphType<CandidacyFormType>>("candidacyForm")
        .Description("What the public form asks, and the stamp it carries.")
        .AuthorizeWithPolicy("membership.apply")
        .Resolve(context => new CandidacyForm(
            context.Service<NewcomersGate>().Stamp(context.Service<Clock>().UtcNow),
            [.. Enum.GetValues<CandidacyPath>().Select(path => new PathQuestions(path, Candidacy.QuestionsOf(path)))]));
}

public sealed class PathQuestionsType : ObjectGraphType<PathQuestions>
{
    public PathQuestionsType()
    {
        Name = "PathQuestions";
        Field<NonNullGraphType<EnumerationGraphType<CandidacyPath>>>("path").Resolve(context => context.Source.Path);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<EnumerationGraphType<CandidacyQuestion>>>>>("questions").Resolve(context => context.Source.Questions);
    }
}
