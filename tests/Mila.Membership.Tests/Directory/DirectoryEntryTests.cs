using Mila.Kernel;
using Mila.Membership.Directory;
using Mila.Membership.Structures;
using Xunit;

namespace Mila.Membership.Tests.Directory;

public class DirectoryEntryTests
{
    private static readonly Guid StructureId = NamedId.Of("structure");
    private static readonly Guid Leader = NamedId.Of("leader");
    private static readonly Guid Colleague = NamedId.Of("colleague");
    private static readonly DateOnly Today = new(2023, 6, 15);

    private static readonly Structure Structure = new Structure()
        .Evolve(new StructureRegistered(StructureId, 1, new(2022, 1, 3), StructureKind.Company, [Activity.Label], false, null))
        .Evolve(new ContactAdded(StructureId, 2, new(2022, 1, 3), Leader, ContactRole.Leader))
        .Evolve(new ContactAdded(StructureId, 3, new(2022, 1, 3), Colleague, ContactRole.Colleague))
        .Evolve(new MembershipBegun(StructureId, 4, new(2022, 1, 3), null));

    private static readonly EditDirectoryEntry Edit = new(StructureId, "Un label.", ["https://exemple.fr"], null, null, ByStaff: false);

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void Who_is_with_the_structure_writes_its_entry_and_the_office_may()
    {
        var edited = EditDirectoryEntryHandler.Decide(Edit, Structure, Colleague, Today);

        Assert.Equal((DirectoryEntry.IdOf(StructureId), Colleague, Today), (edited.EntryId, edited.EditedBy, new DirectoryEntry().Evolve(edited).EditedOn));
        Assert.Equal("directory.not_yours", Refusal(() => EditDirectoryEntryHandler.Decide(Edit, Structure, NamedId.Of("stranger"), Today)));
        Assert.Equal("directory.not_yours", Refusal(() => EditDirectoryEntryHandler.Decide(Edit, null, Colleague, Today)));
        Assert.Equal(NamedId.Of("office"), EditDirectoryEntryHandler.Decide(Edit with { ByStaff = true }, Structure, NamedId.Of("office"), Today).EditedBy);
        Assert.DoesNotContain("label", Edit.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://exemple.fr")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://moi:secret@exemple.fr")]
    [InlineData("exemple.fr")]
    public void Only_the_address_of_a_page_is_a_link(string link) =>
        Assert.Equal("directory.link_refused", Refusal(() => EditDirectoryEntryHandler.Decide(Edit with { Links = [link] }, Structure, Leader, Today)));

    [Fact]
    public void An_entry_is_short_and_its_logo_is_told_to_who_does_not_see_it()
    {
        Assert.Equal("directory.too_long", Refusal(() => EditDirectoryEntryHandler.Decide(Edit with { Presentation = new('a', 1_501) }, Structure, Leader, Today)));
        Assert.Equal("directory.too_many_links", Refusal(() => EditDirectoryEntryHandler.Decide(Edit with { Links = [.. Enumerable.Repeat("https://exemple.fr", 6)] }, Structure, Leader, Today)));
        Assert.Equal("directory.logo_untold", Refusal(() => EditDirectoryEntryHandler.Decide(Edit with { LogoId = NamedId.Of("logo") }, Structure, Leader, Today)));
        Assert.Equal(NamedId.Of("logo"), EditDirectoryEntryHandler.Decide(Edit with { LogoId = NamedId.Of("logo"), LogoText = "Un quai." }, Structure, Leader, Today).LogoId);
    }

    [Fact]
    public void Only_who_acts_for_the_structure_consents_and_may_take_it_back()
    {
        var listed = Structure.Evolve(ChooseListingHandler.Decide(new(StructureId, true), Structure, Leader, Today)!);

        Assert.True(listed.IsListedOn(Today));
        Assert.False(listed.IsListedOn(Today.AddDays(-1)));
        Assert.Null(ChooseListingHandler.Decide(new(StructureId, true), listed, Leader, Today));
        Assert.Equal("directory.not_acting", Refusal(() => ChooseListingHandler.Decide(new(StructureId, true), Structure, Colleague, Today)));
        Assert.False(listed.Evolve(ChooseListingHandler.Decide(new(StructureId, false), listed, Leader, Today.AddDays(1))!).IsListedOn(Today.AddDays(1)));
    }

    [Fact]
    public void A_listing_is_a_span_of_days_that_ends_with_the_consent()
    {
        var listed = Structure.Evolve(new DirectoryEntryPublished(StructureId, 5, new(2023, 1, 1), Leader)).Evolve(new DirectoryEntryWithdrawn(StructureId, 6, new(2023, 3, 1)));

        var period = Assert.Single(ListedPeriod.Of(listed));
        Assert.Equal((new DateOnly(2023, 1, 1), new DateOnly(2023, 3, 1)), (period.Since, period.Until));
    }
}
