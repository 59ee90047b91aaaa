using System.Text;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Incubation.Tenures.Import;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.People;
using Xunit;

namespace Mila.Incubation.Tests.Tenures.Import;

/// <summary>What a file of allocations would record, and what of it is refused.</summary>
public class AllocationsPlanTests
{
    private const string Header = "structure;site;espace;premier jour;dernier jour;contrat;piece;prolonge au;decision du;motif prolongation;sortie;motif sortie\n";
    private static readonly DateOnly Today = new(2023, 6, 15);
    private static readonly TenureLimits Limits = new(24, 36, DesksCount: true);
    private static readonly Guid Pole = NamedId.Of("pôle");
    private static readonly Guid Milab = NamedId.Of("milab");
    private static readonly Site[] Sites = [new Site().Evolve(new SiteOpened(Pole, "Pôle MILA", null, 1, new(2015, 1, 1))), new Site().Evolve(new SiteOpened(Milab, "Milab", null, 2, new(2019, 1, 1)))];
    private static readonly Space[] Spaces =
    [
        Room("Bureau 1", Pole), Room("Bureau 2", Pole), Room("Bureau 2", Milab), Room("Poste 1", Milab, SpaceKind.Desk), Room("Boutique", Pole, SpaceKind.Shop),
        Room("Salle", Pole, SpaceKind.MeetingRoom),
    ];

    private static readonly Guid Ondes = NamedId.Of("ondes");
    private static readonly Guid Disques = NamedId.Of("disques");

    private static Space Room(string name, Guid site, SpaceKind kind = SpaceKind.Office) =>
        new Space().Evolve(new SpaceRegistered(NamedId.Of(name, site.ToString()), site, kind, name, 1000, 1, new(2015, 1, 2)));

    private static KnownStructure Member(Guid id) => new(id, 1, [new MemberPeriod(new(2016, 1, 1), null, null, [], false)], [], [NamedId.Of("leader")]);

    private static KnownToAllocations Known(IEnumerable<Space>? spaces = null, params Tenure[] tenures) => new(
        new([IdentitySheet.Of(Ondes, "Les Ondes", null, "73282932000074", null), IdentitySheet.Of(Disques, "Éléphant Disques", null, null, null)]),
        new Dictionary<Guid, KnownStructure> { [Ondes] = Member(Ondes), [Disques] = Member(Disques) }, Sites, [.. spaces ?? Spaces], tenures.ToDictionary(each => each.Id));

    private static AllocationsPlan Plan(string lines, KnownToAllocations? known = null)
    {
        var (read, errors) = AllocationsFile.Read(Encoding.UTF8.GetBytes(Header + lines));
        Assert.Empty(errors);
        return AllocationsPlan.Of(read, known ?? Known(), Limits, Today);
    }

    private static (int, string?, string) Refusal(string lines, KnownToAllocations? known = null) =>
        Assert.Single(Plan(lines, known).Errors.Select(error => (error.Line, error.Column, error.Code)));

    /// <summary>As things stand once the plan is recorded.</summary>
    private static KnownToAllocations After(AllocationsPlan plan) => Known(
        Spaces.Select(space => plan.Stays.Where(stay => stay.SpaceId == space.Id).SelectMany(stay => stay.SpaceFacts).Aggregate(space, (now, fact) => now.Evolve(fact))),
        [.. plan.Stays.GroupBy(stay => stay.StructureId, stay => stay.TenureFacts).Select(stays => stays.SelectMany(facts => facts).Aggregate(new Tenure(), (now, fact) => now.Evolve(fact)))]);

    [Fact]
    public void A_past_stay_with_its_extension_and_a_present_one_are_told_with_their_proofs()
    {
        var plan = Plan("""
            Les Ondes;Pôle MILA;Bureau 1;01/09/2018;31/08/2020;convention d'occupation;Convention 2018-04;31/08/2021;12/05/2020;Un album en cours;31/08/2021;terme du séjour
            Éléphant Disques;;poste 1;15/01/2023;;prestation de services;Contrat 2023-02;;;;;
            """);
        Assert.Empty(plan.Errors);
        var after = After(plan);
        var past = Assert.Single(after.Tenures[Tenure.IdOf(Ondes)].Allocations);
        Assert.Equal((AllocationState.Left, new DateOnly(2021, 9, 1), DepartureCause.Term), (past.State, past.LeftUntil, past.Cause));
        Assert.Equal((ExtensionState.Granted, new DateOnly(2021, 9, 1), new DateOnly(2020, 5, 12)), (past.Extension, past.PlannedUntil, past.ExtensionDecidedOn));
        Assert.Equal(["Convention 2018-04", "Un album en cours"], plan.Stays[0].Texts.Select(text => text.Text));
        Assert.Equal([past.ProofId, past.ExtensionReasonId], plan.Stays[0].Texts.Select(text => (Guid?)text.Id));
        var present = Assert.Single(after.Tenures[Tenure.IdOf(Disques)].Allocations);
        Assert.Equal((AllocationState.Here, new DateOnly(2025, 1, 15), ContractKind.ServiceContract), (present.State, present.PlannedUntil, present.Contract));
        Assert.Equal(new DateOnly(2018, 9, 1), after.Spaces.Single(space => space.Name == "Bureau 1").Takings.Single().From);
    }

    [Fact]
    public void The_same_file_twice_changes_nothing_and_what_happened_since_is_added()
    {
        const string First = "Les Ondes;;Bureau 1;01/09/2022;31/08/2024;convention d’occupation;C 1;;;;;";
        var after = After(Plan(First));
        Assert.Empty(Plan(First, after).Stays);
        var later = Plan("Les Ondes;;Bureau 1;01/09/2022;31/08/2024;convention d’occupation;C 1;31/12/2024;01/06/2023;Un album;10/06/2023;départ anticipé", after);
        Assert.Empty(later.Errors);
        Assert.Equal([typeof(ExtensionRecorded), typeof(MovedOut)], later.Stays.Single().TenureFacts.Select(fact => fact.GetType()));
        Assert.Equal((2, "contrat", "import.stay_otherwise"), Refusal("Les Ondes;;Bureau 1;01/09/2022;31/08/2024;bail dérogatoire;C 1;;;;;", after));
        Assert.Equal((2, "dernier jour", "import.stay_otherwise"), Refusal("Les Ondes;;Bureau 1;01/09/2022;30/08/2024;convention d’occupation;C 1;;;;;", after));
        Assert.IsType<StayProved>(Assert.Single(Plan(First.Replace("C 1", "C 2", StringComparison.Ordinal), after).Stays.Single().TenureFacts));
        Assert.Equal((2, "motif sortie", "departure.cause_refused"),
            Refusal("Les Ondes;;Bureau 1;01/09/2022;31/08/2024;convention d’occupation;C 1;;;;10/06/2023;changement d’espace", after));
        var left = After(Plan("Les Ondes;;Bureau 1;01/09/2022;31/08/2024;convention d’occupation;C 1;;;;10/06/2023;départ anticipé"));
        Assert.Equal((2, "sortie", "import.stay_otherwise"), Refusal("Les Ondes;;Bureau 1;01/09/2022;31/08/2024;convention d’occupation;C 1;;;;11/06/2023;départ anticipé", left));
    }

    [Fact]
    public void Who_left_before_its_end_frees_the_space_for_the_next_and_a_move_to_another_space_has_its_line()
    {
        var plan = Plan("""
            Éléphant Disques;;Bureau 1;01/07/2022;;convention d’occupation;C 2;;;;;
            Les Ondes;Milab;Bureau 2;01/07/2022;;convention d’occupation;C 3;;;;01/02/2023;exclusion
            Les Ondes;;Bureau 1;01/09/2021;31/08/2023;convention d’occupation;C 1;;;;30/06/2022;changement d’espace
            """);
        Assert.Empty(plan.Errors);
        Assert.Equal([DepartureCause.Transfer, DepartureCause.Exclusion], After(plan).Tenures[Tenure.IdOf(Ondes)].Allocations.Select(each => each.Cause!.Value));
        Assert.Equal((2, "motif sortie", "import.transfer_without_next"), Refusal("Les Ondes;;Bureau 1;01/09/2021;31/08/2023;convention d’occupation;C 1;;;;30/06/2022;changement d’espace"));
    }

    [Fact]
    public void What_a_rule_refuses_is_an_error_of_its_line_and_column()
    {
        const string Kind = "convention d’occupation";
        Assert.Equal((2, "structure", "import.structure_unknown"), Refusal($"Inconnue;;Bureau 1;01/09/2022;;{Kind};C;;;;;"));
        Assert.Equal((2, "espace", "import.space_unknown"), Refusal($"Les Ondes;;Bureau 9;01/09/2022;;{Kind};C;;;;;"));
        Assert.Equal((2, "espace", "import.space_of_several"), Refusal($"Les Ondes;;Bureau 2;01/09/2022;;{Kind};C;;;;;"));
        Assert.Equal((2, "piece", "import.proof_missing"), Refusal($"Les Ondes;;Bureau 1;01/09/2022;;{Kind};;;;;;"));
        Assert.Empty(Plan($"Les Ondes;;Bureau 1;01/09/2023;;{Kind};;;;;;").Errors);
        Assert.Equal((2, "structure", "allocation.not_member"), Refusal($"Les Ondes;;Bureau 1;01/09/2015;31/08/2016;{Kind};C;;;;31/08/2016;terme du séjour"));
        Assert.Equal((2, "espace", "allocation.booked_space"), Refusal($"Les Ondes;;Salle;01/09/2022;01/09/2023;{Kind};C;;;;;"));
        Assert.Equal((2, "dernier jour", "allocation.beyond_tenure"), Refusal($"Les Ondes;;Bureau 1;01/09/2022;01/09/2025;{Kind};C;;;;;"));
        Assert.Equal((2, "prolonge au", "import.extension_missing"), Refusal($"Les Ondes;;Bureau 1;01/09/2022;01/09/2024;{Kind};C;;;;;"));
        Assert.Equal((2, "sortie", "import.departure_missing"), Refusal($"Les Ondes;;Bureau 1;01/09/2020;31/08/2022;{Kind};C;;;;;"));
        Assert.Equal((2, "sortie", "departure.to_come"), Refusal($"Les Ondes;;Bureau 1;01/09/2022;31/08/2024;{Kind};C;;;;30/08/2023;terme du séjour"));
        Assert.Equal((2, "prolonge au", "extension.beyond_cap"), Refusal($"Les Ondes;;Bureau 1;01/09/2021;31/08/2023;{Kind};C;01/09/2024;01/03/2023;Un album;;"));
        Assert.Equal((2, "prolonge au", "extension.no_longer"), Refusal($"Les Ondes;;Bureau 1;01/09/2021;31/08/2023;{Kind};C;31/08/2023;01/03/2023;Un album;;"));
        Assert.Equal((2, "decision du", "import.decision_when"), Refusal($"Les Ondes;;Bureau 1;01/09/2021;31/08/2023;{Kind};C;31/08/2024;01/03/2021;Un album;;"));
        Assert.Equal((3, "premier jour", "allocation.space_taken"), Refusal($"Les Ondes;;Bureau 1;01/09/2022;;{Kind};C;;;;;\nÉléphant Disques;;Bureau 1;01/10/2022;;{Kind};C;;;;;"));
        Assert.Equal((3, "structure", "allocation.elsewhere"), Refusal($"Les Ondes;;Bureau 1;01/09/2022;;{Kind};C;;;;;\nLes Ondes;;Poste 1;01/10/2022;;{Kind};C;;;;;"));
        var here = After(Plan($"Les Ondes;;Bureau 1;01/06/2022;31/05/2024;{Kind};C;31/05/2025;01/03/2023;Un album;;"));
        Assert.Equal((2, "premier jour", "import.later_beyond"), Refusal($"Les Ondes;;Poste 1;01/09/2018;31/08/2019;{Kind};C;;;;31/08/2019;terme du séjour", here));
    }

    [Theory]
    [InlineData(";;Bureau 1;01/09/2022;;convention d’occupation;C;;;;;", "structure", "import.cell_missing")]
    [InlineData("A;;;01/09/2022;;convention d’occupation;C;;;;;", "espace", "import.cell_missing")]
    [InlineData("A;;B;;;convention d’occupation;C;;;;;", "premier jour", "import.cell_missing")]
    [InlineData("A;;B;31/02/2022;;convention d’occupation;C;;;;;", "premier jour", "import.day_unreadable")]
    [InlineData("A;;B;01/09/2022;;gage;C;;;;;", "contrat", "import.word_unknown")]
    [InlineData("A;;B;01/09/2022;31/08/2024;convention d’occupation;C;31/08/2025;;Motif;;", "decision du", "import.cell_missing")]
    [InlineData("A;;B;01/09/2022;31/08/2024;convention d’occupation;C;;01/01/2023;;;", "prolonge au", "import.cell_missing")]
    [InlineData("A;;B;01/09/2022;31/08/2024;convention d’occupation;C;;;;01/01/2023;", "motif sortie", "import.cell_missing")]
    public void A_cell_that_cannot_be_read_is_an_error_of_its_line_and_column(string line, string column, string code)
    {
        var (lines, errors) = AllocationsFile.Read(Encoding.UTF8.GetBytes(Header + line));
        Assert.Empty(lines);
        Assert.Equal((2, column, code), Assert.Single(errors.Select(error => (error.Line, error.Column, error.Code))));
    }
}
