using Mila.Kernel;
using Mila.People;
using Mila.People.Spreadsheets;

namespace Mila.Membership.Structures.Import;

/// <summary>What the association knows already of what a file tells.</summary>
public sealed record KnownToImport(IReadOnlyList<IdentitySheet> Sheets, IReadOnlyDictionary<Guid, Structure> Structures, IReadOnlyList<Person> People);

/// <summary>One structure of the file: its facts that are not known yet.</summary>
public sealed record StructureDraft(Guid Id, bool IsNew, Structure Structure, IReadOnlyList<StructureFact> Facts);

/// <summary>
/// What importing a file would record (plan d’import). It decides by the very rules of the commands that a person would send, so that
/// what they refuse is an error of its line, and what is known already is nothing to do: the same file twice changes nothing.
/// </summary>
public sealed class ImportPlan
{
    private readonly KnownToImport known;
    private readonly Func<Guid> newId;
    private readonly DateOnly today;
    private readonly Dictionary<string, Guid> named = [];
    private readonly Dictionary<Guid, StructureDraft> drafts = [];
    private readonly Dictionary<Guid, IdentitySheet> sheets = [];
    private readonly List<Person> people = [];
    private readonly List<ImportError> errors = [];

    private ImportPlan(KnownToImport known, DateOnly today, Func<Guid> newId) => (this.known, this.today, this.newId) = (known, today, newId);

    public IReadOnlyList<StructureDraft> Drafts => [.. drafts.Values.Where(draft => draft.Facts.Count > 0)];

    public IReadOnlyList<IdentitySheet> Sheets => [.. sheets.Values];

    public IReadOnlyList<Person> People => people;

    public IReadOnlyList<ImportError> Errors => errors;

    /// <param name="newId">Mints the ids of what is new; only what is recorded keeps them.</param>
    public static ImportPlan Of(IReadOnlyList<ImportLine> lines, KnownToImport known, DateOnly today, Func<Guid> newId)
    {
        var plan = new ImportPlan(known, today, newId);
        foreach (var line in lines)
            plan.Read(line);
        return plan;
    }

    private void Read(ImportLine line)
    {
        try
        {
            var draft = Draft(line);
            if (line.HasPerson)
                draft = Contact(draft, line, new(PersonOf(line, draft), line.Role));
            if (line.Begun is { } begun)
                draft = Span(draft, line, begun);
            drafts[draft.Id] = draft;
        }
        catch (RuleViolation violation)
        {
            errors.Add(new(line.Number, ColumnOf(violation), violation.Code));
        }
    }

    /// <summary>The structure that the line is about: by number, else by name; registered when it is neither known nor told before.</summary>
    private StructureDraft Draft(ImportLine line)
    {
        var name = SearchText.Of(line.Name);
        if (known.Sheets.FirstOrDefault(sheet => line.Siret is not null && sheet.Siret == line.Siret || sheet.SortName == name && (line.Siret is null || sheet.Siret is null)) is { } sheet
            && known.Structures.TryGetValue(sheet.Id, out var structure))
            return drafts.GetValueOrDefault(sheet.Id) ?? new(sheet.Id, IsNew: false, structure, []);
        if (named.TryGetValue(line.Siret ?? name, out var told) || named.TryGetValue(name, out told))
            return drafts[told];

        var id = newId();
        sheets[id] = IdentitySheet.Of(id, line.Name, line.LegalForm, line.Siret, line.Address);
        named[line.Siret ?? name] = named[name] = id;
        var registration = new RegisterStructure(
            id, line.Kind, line.Name, line.Siret, line.LegalForm, line.Address, line.Activities, line.InQpv, WomenLed: null, [], line.Begun ?? today);
        var draft = new StructureDraft(id, IsNew: true, new Structure(), []);
        return drafts[id] = RegisterStructureHandler.Decide(registration, null).Aggregate(draft, Tell);
    }

    /// <summary>Who was a contact on any day is known: a file says from when somebody is a member, not from when somebody speaks.</summary>
    private StructureDraft Contact(StructureDraft draft, ImportLine line, Contact contact) =>
        draft.Structure.SaidContacts.Any(word => word.Value.Who == contact)
            ? draft
            : Tell(draft, AddContactHandler.Decide(new(draft.Id, contact.PersonId, contact.Role, line.Begun ?? today), draft.Structure));

    private Guid PersonOf(ImportLine line, StructureDraft draft)
    {
        var name = SearchText.Of($"{line.FamilyName} {line.GivenName}");
        var ids = draft.Structure.SaidContacts.Select(word => word.Value.Who.PersonId).ToHashSet();
        var everybody = known.People.Concat(people);
        var found = line.Email is null
            ? everybody.FirstOrDefault(person => ids.Contains(person.Id) && person.SortName == name)
            : everybody.FirstOrDefault(person => person.Email == line.Email);
        if (found is not null)
            return found.Id;
        people.Add(Person.Of(newId(), line.GivenName!, line.FamilyName!, line.Email, line.Phone));
        return people[^1].Id;
    }

    private static StructureDraft Span(StructureDraft draft, ImportLine line, DateOnly begun)
    {
        draft = Tell(draft, BeginMembershipHandler.Decide(new(draft.Id, begun, CandidacyId: null), draft.Structure));
        if (line.Affiliation is { } affiliation)
            draft = Tell(draft, Affiliate(draft, affiliation, begun));
        return line.Ended is { } ended ? Tell(draft, EndMembershipHandler.Decide(new(draft.Id, ended, line.Cause), draft.Structure)) : draft;
    }

    /// <summary>What a line says of a day is recorded for that day, even where an earlier one says the same: a line between them may come later.</summary>
    private static AffiliationSet? Affiliate(StructureDraft draft, Affiliation affiliation, DateOnly on)
    {
        var said = draft.Structure.Affiliations().Words.LastOrDefault(word => word.On == on);
        Rule.That(said is null || said.Value == affiliation, "import.affiliation_otherwise", "Another affiliation is recorded from that day on.", "rattachement");
        return said is null ? new(draft.Id, draft.Structure.Facts + 1, on, affiliation) : null;
    }

    private static StructureDraft Tell(StructureDraft draft, StructureFact? fact) =>
        fact is null ? draft : draft with { Structure = draft.Structure.Evolve(fact), Facts = [.. draft.Facts, fact] };

    /// <summary>A rule names the field of a command; the file has a column for it.</summary>
    private static string? ColumnOf(RuleViolation violation) => violation.Code switch
    {
        "membership.running" => "adhesion debut",
        "membership.none_to_end" or "membership.ended_already" => "adhesion fin",
        _ => violation.Field is "name" ? "structure" : violation.Field,
    };
}
