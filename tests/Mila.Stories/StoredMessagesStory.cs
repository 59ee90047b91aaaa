using Microsoft.Extensions.DependencyInjection;
using Mila.Host.Composition;
using Mila.Stories.Intake;
using Npgsql;
using Xunit;

namespace Mila.Stories;

/// <summary>A message may wait in the store across a release: it waits there under its own name, never under that of a type.</summary>
public sealed class StoredMessagesStory
{
    private const string Kept = """
        select distinct message_type from wolverine.wolverine_incoming_envelopes
        union select distinct message_type from wolverine.wolverine_outgoing_envelopes
        union select distinct message_type from wolverine.wolverine_dead_letters
        """;

    [Fact]
    public async Task All_that_an_intake_and_a_forgotten_draft_set_going_is_stored_under_the_names_of_its_parts()
    {
        await using var world = await IntakeWorld.Begin();
        await world.Draft(name: "Un brouillon");
        var applicant = await world.Apply();
        await world.Complete(applicant);
        await world.App.MoveTo(new DateOnly(2023, 6, 26)); // the vote has had its reminder, and no quorum
        await world.As(IntakeWorld.Coordinator, "coordinator", $"""putCandidacyToVote(id: "{applicant.Id}")""");
        await world.Vote(applicant.Id, [.. IntakeWorld.Board[..3].Select(person => (person, "admitted"))]);
        await applicant.Do("acceptAsCandidate(link: $link, commitment: CHARTER)");
        await applicant.Do("acceptAsCandidate(link: $link, commitment: ENGAGEMENT)");
        await world.Pay((await applicant.Now()).StructureId);
        await world.App.MoveTo(new DateOnly(2023, 8, 15)); // the draft lapses, and its applicant is forgotten

        var stored = await Names(world.App.Services.GetRequiredService<NpgsqlDataSource>());

        Assert.Contains("workflows.happened.v1", stored);
        Assert.Contains("people.erase_person.v1", stored);
        Assert.Empty(stored.Except(StoredMessageNames.All.Values));
    }

    private static async Task<IReadOnlyList<string>> Names(NpgsqlDataSource database)
    {
        var names = new List<string>();
        await using var command = database.CreateCommand(Kept);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            names.Add(reader.GetString(0));
        return names;
    }
}
