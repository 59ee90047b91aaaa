using Mila.Kernel;
using Mila.Membership.Documents;
using Mila.Modules;
using Xunit;

namespace Mila.Membership.Tests.Documents;

public sealed class DocumentTests
{
    private static readonly DateOnly Today = new(2023, 6, 15);

    private static RegisterDocument Command(string name, DocumentKind kind, DateOnly from, DateOnly? until = null, Guid? replaces = null) =>
        new(NamedId.Of(name), kind, NamedId.Of(name, "file"), from, until, replaces);

    private static RegisteredDocument Registered(RegisterDocument command, RegisteredDocument? older = null) =>
        new RegisteredDocument().Evolve(RegisterDocumentHandler.Decide(command, older, Today));

    private static readonly RegisteredDocument Old = Registered(Command("old", DocumentKind.Insurance, new(2022, 7, 1), new(2023, 6, 30)));

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void A_document_is_valid_from_its_first_day_to_its_last_and_what_is_granted_for_a_time_has_one()
    {
        Assert.Equal("document.period_refused", Refusal(() => Registered(Command("a", DocumentKind.Lease, Today, Today.AddDays(-1)))));
        Assert.Equal("document.end_missing", Refusal(() => Registered(Command("a", DocumentKind.Agreement, Today))));
        Assert.Equal([false, true, true, false], new DateOnly[] { new(2022, 6, 30), new(2022, 7, 1), new(2023, 6, 30), new(2023, 7, 1) }.Select(Old.IsInForceOn));
    }

    [Fact]
    public void A_newer_version_takes_the_place_of_a_current_one_of_its_kind_and_the_older_is_kept_for_its_days()
    {
        var command = Command("new", DocumentKind.Insurance, new(2023, 6, 1), new(2024, 6, 30), Old.Id);
        var replaced = Old.Evolve(new DocumentReplaced(Old.Id, command.DocumentId, command.From, Today));

        Assert.Equal((true, false), (replaced.IsInForceOn(new(2023, 5, 31)), replaced.IsInForceOn(new(2023, 6, 1))));
        Assert.Equal("document.not_replaceable", Refusal(() => Registered(command, replaced)));
        Assert.Equal("document.not_replaceable", Refusal(() => Registered(command with { Kind = DocumentKind.Lease }, Old)));
        Assert.Equal("document.older_than_replaced", Refusal(() => Registered(command with { From = Old.From }, Old)));
        Assert.Equal("document.replaced", Refusal(() => WithdrawDocumentHandler.Decide(new(Old.Id), replaced, Today)));
    }

    [Fact]
    public void What_is_withdrawn_counts_on_no_day()
    {
        var withdrawn = Old.Evolve(WithdrawDocumentHandler.Decide(new(Old.Id), Old, Today)!);

        Assert.False(withdrawn.CountsOn(new(2023, 1, 1)));
        Assert.Null(WithdrawDocumentHandler.Decide(new(Old.Id), withdrawn, Today));
    }

    [Fact]
    public void What_a_scheme_asks_for_is_there_missing_expired_or_expiring_before_a_day()
    {
        var shipped = new SettingList();
        SchemePapers.Declare(shipped);
        var book = new SettingsBook().Evolve(new SettingChanged("document.asked_by_cnm", "statutes, insurance, lease, agreement, permis", Today));
        RegisteredDocument[] register = [Old, Registered(Command("statutes", DocumentKind.Statutes, new(2020, 1, 1))), Registered(Command("agreement", DocumentKind.Agreement, new(2020, 1, 1), new(2023, 1, 1)))];

        var scheme = SchemePapers.Of(register, new SettingValues(shipped, book, Today), Today, new(2023, 9, 1)).Single(each => each.Key == "cnm");

        Assert.Equal([PaperState.InForce, PaperState.Expiring, PaperState.Missing, PaperState.Expired], scheme.Papers.Select(paper => paper.State));
        Assert.Equal(["permis"], scheme.Unknown);
    }

    [Fact]
    public void Each_shipped_scheme_asks_for_kinds_that_exist()
    {
        var shipped = new SettingList();
        SchemePapers.Declare(shipped);

        Assert.All(SchemePapers.Of([], new SettingValues(shipped, null, Today), Today, Today), scheme => Assert.Equal((true, 0), (scheme.Papers.Count >= 6, scheme.Unknown.Count)));
    }
}
