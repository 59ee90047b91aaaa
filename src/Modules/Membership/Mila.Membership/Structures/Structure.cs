using Mila.Kernel;

namespace Mila.Membership.Structures;

/// <summary>Whether a structure is a member from a day on, and how that came.</summary>
public sealed record Standing(bool IsMember, EndingCause? Cause = null, Guid? CandidacyId = null);

/// <summary>Days during which a structure is a member without interruption (adhésion).</summary>
public sealed record MembershipSpan(DateOnly From, DateOnly? Until, EndingCause? Cause, Guid? CandidacyId)
{
    public Span Days => new(From, Until);
}

/// <summary>Someone or something that is with the structure from a day on, or no more.</summary>
public sealed record Presence<T>(T Who, bool IsThere);

/// <summary>
/// A company, association, sole trader or project of the music industry (structure): what is known of it, each thing from its day on.
/// Facts fold in any order to the same spans, so that what is recorded late, corrected or cancelled falls into its place.
/// </summary>
public sealed record Structure
{
    public Guid Id { get; init; }

    /// <summary>The number of the last fact.</summary>
    public int Facts { get; init; }

    public StructureKind Kind { get; init; }
    public bool? WomenLed { get; init; }
    public IReadOnlyList<Said<IReadOnlyList<Activity>>> SaidActivities { get; init; } = [];
    public IReadOnlyList<Said<bool>> SaidQpv { get; init; } = [];
    public IReadOnlyList<Said<Affiliation>> SaidAffiliations { get; init; } = [];
    public IReadOnlyList<Said<Standing>> SaidStandings { get; init; } = [];
    public IReadOnlyList<Said<Presence<Contact>>> SaidContacts { get; init; } = [];
    public IReadOnlyList<Said<Presence<Guid>>> SaidArtists { get; init; } = [];
    public IReadOnlyList<Said<bool>> SaidDirectory { get; init; } = [];
    /// <summary>The structures it took the place of, the last one first; a structure does so once.</summary>
    public IReadOnlyList<Guid> Line { get; init; } = [];

    /// <summary>The structure that this one was a duplicate of.</summary>
    public Guid? MergedInto { get; init; }

    public IReadOnlyList<DayCorrected> Corrections { get; init; } = [];
    public IReadOnlyList<int> Cancelled { get; init; } = [];

    public Structure Evolve(object fact) => fact is StructureFact told
        ? Hear(told) with { Id = told.StructureId, Facts = Math.Max(Facts, told.Number) }
        : this;

    private Structure Hear(StructureFact fact) => fact switch
    {
        // What is said at registration was so before as well, as far as anybody knows.
        StructureRegistered f => this with
        {
            Kind = f.Kind,
            WomenLed = f.WomenLed,
            SaidActivities = [.. SaidActivities, new(f.Number, DateOnly.MinValue, f.Activities)],
            SaidQpv = [.. SaidQpv, new(f.Number, DateOnly.MinValue, f.InQpv)],
        },
        ActivitiesChanged f => this with { SaidActivities = [.. SaidActivities, new(f.Number, f.On, f.Activities)] },
        QpvChanged f => this with { SaidQpv = [.. SaidQpv, new(f.Number, f.On, f.InQpv)] },
        AffiliationSet f => this with { SaidAffiliations = [.. SaidAffiliations, new(f.Number, f.On, f.Affiliation)] },
        MembershipBegun f => this with { SaidStandings = [.. SaidStandings, new(f.Number, f.On, new(true, CandidacyId: f.CandidacyId))] },
        MembershipEnded f => this with { SaidStandings = [.. SaidStandings, new(f.Number, f.On, new(false, f.Cause))] },
        ContactAdded f => this with { SaidContacts = [.. SaidContacts, new(f.Number, f.On, new(new(f.PersonId, f.Role), true))] },
        ContactRemoved f => this with { SaidContacts = [.. SaidContacts, new(f.Number, f.On, new(new(f.PersonId, f.Role), false))] },
        ArtistTakenOn f => this with { SaidArtists = [.. SaidArtists, new(f.Number, f.On, new(f.ArtistId, true))] },
        ArtistLetGo f => this with { SaidArtists = [.. SaidArtists, new(f.Number, f.On, new(f.ArtistId, false))] },
        DirectoryEntryPublished f => this with { SaidDirectory = [.. SaidDirectory, new(f.Number, f.On, true)] },
        DirectoryEntryWithdrawn f => this with { SaidDirectory = [.. SaidDirectory, new(f.Number, f.On, false)] },
        StructureSucceeded f => this with { Line = f.Line },
        StructureMerged f => this with { MergedInto = f.Into },
        DayCorrected f => this with { Corrections = [.. Corrections, f] },
        FactCancelled f => this with { Cancelled = [.. Cancelled, f.Cancels] },
        _ => this,
    };

    public Timeline<IReadOnlyList<Activity>> Activities() => Lay(SaidActivities);

    public Timeline<bool> Qpv() => Lay(SaidQpv);

    public Timeline<Affiliation> Affiliations() => Lay(SaidAffiliations);

    /// <summary>A membership that ends on the day another begins ends before it.</summary>
    public Timeline<Standing> Standings() => Lay(SaidStandings, goesLast: standing => standing.IsMember);

    public Timeline<bool> Directory() => Lay(SaidDirectory);

    public bool IsMemberOn(DateOnly day) => Standings().At(day) is { Value.IsMember: true };

    /// <summary>The memberships, in order; a lapse and a return are two with a gap.</summary>
    public IEnumerable<MembershipSpan> Memberships()
    {
        Said<Standing>? begun = null;
        foreach (var word in Standings().Words)
        {
            if (word.Value.IsMember)
                begun ??= word;
            else if (begun is not null)
            {
                if (begun.On < word.On)
                    yield return new(begun.On, word.On, word.Value.Cause, begun.Value.CandidacyId);
                begun = null;
            }
        }
        if (begun is not null)
            yield return new(begun.On, null, null, begun.Value.CandidacyId);
    }

    public IEnumerable<Contact> ContactsOn(DateOnly day) => Present(SaidContacts, day);

    public IEnumerable<Guid> ArtistsOn(DateOnly day) => Present(SaidArtists, day);

    /// <summary>The day a fact takes effect, as corrected last; null when the fact is cancelled.</summary>
    public DateOnly? DayOf(int number, DateOnly recorded) => Cancelled.Contains(number)
        ? null
        : Corrections.Where(each => each.Corrects == number && !Cancelled.Contains(each.Number)).MaxBy(each => each.Number)?.On ?? recorded;

    /// <summary>The day of what can be corrected or cancelled, as recorded first; null for the registration, which stands, and for unknown numbers.</summary>
    public DateOnly? RecordedDayOf(int number) => number > 1 && Dates().FirstOrDefault(date => date.Number == number) is { Number: > 1 } found ? found.On : null;

    private IEnumerable<(int Number, DateOnly On)> Dates() =>
    [
        .. SaidActivities.Select(word => (word.Number, word.On)), .. SaidQpv.Select(word => (word.Number, word.On)),
        .. SaidAffiliations.Select(word => (word.Number, word.On)), .. SaidStandings.Select(word => (word.Number, word.On)),
        .. SaidContacts.Select(word => (word.Number, word.On)), .. SaidArtists.Select(word => (word.Number, word.On)),
        .. SaidDirectory.Select(word => (word.Number, word.On)),
    ];

    /// <summary>Whether each end of a membership ends one: no correction may leave an end alone.</summary>
    public bool EachEndEndsSomething() =>
        Standings().Words is var words && words.Index().All(each => each.Item.Value.IsMember || (each.Index > 0 && words[each.Index - 1].Value.IsMember));

    private Timeline<T> Lay<T>(IEnumerable<Said<T>> said, Func<T, bool>? goesLast = null) => new(
        said.Select(word => DayOf(word.Number, word.On) is { } day ? word with { On = day } : null).OfType<Said<T>>(), goesLast);

    private IEnumerable<T> Present<T>(IEnumerable<Said<Presence<T>>> said, DateOnly day) => said
        .GroupBy(word => word.Value.Who)
        .Where(words => Lay(words).At(day) is { Value.IsThere: true })
        .Select(words => words.Key);
}
