using System.Text;
using CsCheck;
using Mila.Membership.Structures;
using Mila.Membership.Structures.Import;
using Mila.People;
using Mila.People.Spreadsheets;
using Xunit;

namespace Mila.Membership.Tests.Structures.Import;

public class ImportPlanTests
{
    private static readonly DateOnly Today = new(2023, 6, 15);
    private static readonly KnownToImport Nothing = new([], new Dictionary<Guid, Structure>(), []);

    [Fact]
    public void Lines_of_one_structure_tell_one_life()
    {
        var plan = Plan("""
            structure;nature;activites;adhesion debut;adhesion fin;rattachement;prenom;nom;courriel;role
            Les Ondes;association;label;01/02/2021;01/02/2022;bénéficiaire;Ada;Morel;ada@exemple.fr;direction
            les ondes;association;label;01/09/2022;;hébergée;Ada;Morel;ada@exemple.fr;direction
            """, Nothing);

        Assert.Empty(plan.Errors);
        var draft = Assert.Single(plan.Drafts);
        Assert.Equal(2, draft.Structure.Memberships().Count());
        Assert.Equal(Affiliation.Hosted, draft.Structure.Affiliations().At(Today)!.Value);
        Assert.Single(plan.People);
        Assert.Single(draft.Structure.ContactsOn(Today));
    }

    [Fact]
    public void What_a_rule_refuses_is_an_error_of_its_line()
    {
        var plan = Plan("""
            structure;nature;activites;adhesion debut
            Les Ondes;association;label;01/02/2021
            Les Ondes;association;label;01/05/2021
            """, Nothing);

        Assert.Equal([new ImportError(3, "adhesion debut", "membership.running")], plan.Errors);
    }

    [Fact]
    public void One_day_has_one_affiliation()
    {
        var plan = Plan("""
            structure;nature;activites;adhesion debut;rattachement
            Les Ondes;association;label;01/02/2021;hébergée
            Les Ondes;association;label;01/02/2021;en boutique
            """, Nothing);

        Assert.Equal([new ImportError(3, "rattachement", "import.affiliation_otherwise")], plan.Errors);
    }

    [Fact]
    public void Earlier_memberships_may_come_after_later_ones_in_the_file()
    {
        var plan = Plan("""
            structure;nature;activites;adhesion debut;adhesion fin
            Les Ondes;association;label;01/02/2022;01/02/2023
            Les Ondes;association;label;01/02/2019;01/02/2020
            """, Nothing);

        Assert.Empty(plan.Errors);
        Assert.Equal([new DateOnly(2019, 2, 1), new DateOnly(2022, 2, 1)], Assert.Single(plan.Drafts).Structure.Memberships().Select(span => span.From));
    }

    [Fact]
    public void The_same_file_twice_changes_nothing() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 5], Gen.Int[0, 2], Gen.Bool).Array[1, 12].Sample(choices =>
        {
            var text = "structure;nature;activites;adhesion debut;adhesion fin;rattachement;prenom;nom;courriel\n" + string.Concat(choices.Select(choice =>
            {
                var (name, year, affiliation, mail) = choice;
                var word = ((Affiliation)affiliation).InFrench();
                return $"S{name};projet;label;01/01/{2015 + year};01/07/{2015 + year};{word};Zoé;Ménard{name};{(mail ? $"z{name}@exemple.fr" : "")}\n";
            }));
            var first = Plan(text, Nothing);
            if (first.Errors.Count > 0)
                return;

            var second = Plan(text, new(first.Sheets, first.Drafts.ToDictionary(draft => draft.Id, draft => draft.Structure), first.People));

            Assert.Empty(second.Errors);
            Assert.Empty(second.Drafts);
            Assert.Empty(second.Sheets);
            Assert.Empty(second.People);
        });

    [Fact]
    public void A_structure_is_recognised_by_its_number_under_another_name()
    {
        var id = Guid.CreateVersion7();
        var known = new KnownToImport(
            [IdentitySheet.Of(id, "Ancien nom", null, "73282932000074", null)],
            new Dictionary<Guid, Structure> { [id] = Given.Structure(Given.Registered) }, []);

        Assert.Empty(Plan("structure;nature;activites;siret\nNouveau nom;société;label;732 829 320 00074\n", known).Drafts);
    }

    private static ImportPlan Plan(string text, KnownToImport known)
    {
        var (lines, errors) = MembersFile.Read(Encoding.UTF8.GetBytes(text));
        Assert.Empty(errors);
        return ImportPlan.Of(lines, known, Today, Guid.CreateVersion7);
    }
}
