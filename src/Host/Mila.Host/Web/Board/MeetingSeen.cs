namespace Mila.Host.Web.Board;

/// <summary>A meeting as its page reads it from the API.</summary>
public sealed record MeetingSeen(
    Guid Id, string Body, string State, DateOnly Day, TimeOnly Time, string Place, DateOnly? ConvenedOn, DateOnly? PutOffFrom, string? PutOffReason, IReadOnlyList<MeetingSeen.Item> Items,
    IReadOnlyList<MeetingSeen.Member> Members, int Voices, bool PresidentSettlesTies, MeetingSeen.Written? Minutes)
{
    public bool IsComing => State is "PLANNED" or "CONVENED" or "OPEN";

    public string NameOf(Guid person) => Members.FirstOrDefault(member => member.PersonId == person)?.Called ?? "Personne inconnue";

    public sealed record Item(
        Guid Id, string Kind, string? Text, Vote? Deliberation, Count? Tally, IReadOnlyList<Option> Options, IReadOnlyList<Guid> Recused, IReadOnlyList<Paper> Papers, string? Note)
    {
        public string Title => Text ?? Deliberation?.SubjectTitle ?? "Point effacé";

        public bool IsVotedOn => Kind != "INFORMATION";

        /// <summary>What may be adopted.</summary>
        public IReadOnlyList<Option> Ballot => Kind == "VOTE" ? Deliberation?.Options ?? [] : Options;
    }

    public sealed record Vote(Guid Id, string? SubjectTitle, string QuestionText, IReadOnlyList<Option> Options, IReadOnlyList<Guid> ProposedRecusals);

    public sealed record Option(string Code, string Label);

    public sealed record Count(int Abstentions, IReadOnlyList<OptionCount> Votes, string Outcome, string OutcomeLabel, bool CastingVote);

    public sealed record OptionCount(string Code, string Label, int Votes);

    public sealed record Paper(Guid FileId, string? FileName);

    public sealed record Member(Guid PersonId, string? Name, string Role, bool IsPresent, Guid? ProxyTo, string? ProxyToName)
    {
        public string Called => Name ?? "Personne inconnue";
    }

    public sealed record Written(string? Number, string Text, DateOnly? SignedOn, string? SignedByName);
}
