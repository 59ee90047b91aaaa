namespace Mila.Host.Web.Board;

/// <summary>One ballot on the page of a vote: one's own, or that of whom one represents.</summary>
public sealed record BallotPaper(VoteModel.Deliberation Vote, string? Chosen, Guid? InNameOf = null);
