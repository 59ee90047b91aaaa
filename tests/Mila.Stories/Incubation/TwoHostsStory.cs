using Marten;
using Microsoft.Extensions.DependencyInjection;
using Mila.Incubation.Calls;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Letters;
using Mila.Modules;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Incubation;

/// <summary>Two hosts of one association ring the same bells: what is owed is written once, whoever rings first.</summary>
public sealed class TwoHostsStory
{
    private const string Several = "--Mila:SeveralHosts=true";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_notice_is_written_once_and_the_space_is_called_for_once_by_two_hosts_that_ring_at_the_same_time()
    {
        var connection = await TestPostgres.NewDatabase();
        await using var one = await MilaApp.Begin(connection, null, Several);
        var (structure, _) = await Housing.Member(one, "Les Doublement Prévenus");
        var space = await Housing.Space(one, "Bureau double");
        var end = one.Today.AddMonths(24);
        await one.Send(new AllocateSpace(NamedId.Of("two hosts"), space, structure, one.Today, end, ContractKind.OccupancyAgreement, AlreadyThere: true));
        await using var two = await MilaApp.Begin(connection, null, Several);

        (TenureNotice Notice, DateOnly DueOn)[] owed = [(TenureNotice.Twelve, end.AddMonths(-12)), (TenureNotice.Six, end.AddMonths(-6)), (TenureNotice.Three, end.AddMonths(-3)), (TenureNotice.One, end.AddMonths(-1))];
        foreach (var (notice, dueOn) in owed)
        {
            foreach (var host in new[] { one, two })
                host.Services.GetRequiredService<OffsetClock>().MoveTo(CivilCalendar.Paris.At(dueOn, new TimeOnly(9, 0)));
            while (!(await Given(one, structure)).Contains(notice))
                await Task.WhenAll(Ring(one), Ring(two), Ring(one), Ring(two));
        }
        await Task.WhenAll(Ring(one), Ring(two));

        Assert.Equal(owed.Select(each => each.Notice), await Given(two, structure));
        await using var session = one.Query();
        foreach (var (notice, _) in owed)
            Assert.Single(await session.Query<Letter>().Where(letter => letter.Template == $"tenure_notice_{ClosedWord.Of(notice)}").ToListAsync(Cancellation));
        Assert.Equal(space, Assert.Single(await session.Query<SpaceCall>().ToListAsync(Cancellation)).SpaceId);
    }

    /// <summary>As the job <c>timers</c> does each minute.</summary>
    private static async Task Ring(MilaApp host)
    {
        foreach (var bell in host.Services.GetServices<IRingsWhenDue>())
            await bell.RingDue(Cancellation);
        await host.Quiet();
    }

    private static async Task<IReadOnlyList<TenureNotice>> Given(MilaApp host, Guid structure)
    {
        await using var session = host.Query();
        return [.. (await session.LoadAsync<Tenure>(Tenure.IdOf(structure), Cancellation))!.Workplace!.Notices.Select(given => given.Notice)];
    }
}
