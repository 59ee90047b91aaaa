using Marten;
using Mila.Kernel;

namespace Mila.Letters;

/// <summary>An association's own wording of a letter (version d’un modèle), or its return to the shipped one. All are kept.</summary>
public sealed record LetterVersion
{
    public required Guid Id { get; init; }

    public required string Template { get; init; }

    /// <summary>From 1, one more at each change.</summary>
    public required int Number { get; init; }

    /// <summary>None when the shipped wording is in force again.</summary>
    public string? Text { get; init; }

    /// <summary>Whether letters are written with it: the last one is.</summary>
    public required bool IsInForce { get; init; }

    public Guid? By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>One number of a letter is given once, even to two people who save at the same instant.</summary>
    public static Guid IdOf(string template, int number) => NamedId.Of("letter-version", template, $"{number}");

    public static Task<LetterVersion?> InForce(IQuerySession session, string template, CancellationToken cancellation) =>
        session.Query<LetterVersion>().FirstOrDefaultAsync(version => version.Template == template && version.IsInForce, cancellation);

    /// <summary>Puts a wording in force in the place of another.</summary>
    internal static void Follow(IDocumentSession session, LetterVersion? before, string template, string? text, Moment moment)
    {
        var number = (before?.Number ?? 0) + 1;
        if (before is not null)
            session.Store(before with { IsInForce = false });
        session.Insert(new LetterVersion
        {
            Id = IdOf(template, number),
            Template = template,
            Number = number,
            Text = text,
            IsInForce = true,
            By = moment.Actor,
            At = moment.Now,
        });
    }
}

/// <summary>The wordings that letters are written with: the association's own, or else the shipped ones.</summary>
public sealed class LettersInForce(ShippedLetters shipped)
{
    /// <summary>Finds a letter's wording once; what comes back reads it, for each letter to fail on its own where it does not fit.</summary>
    /// <exception cref="KeyNotFoundException">When no part ships such a letter.</exception>
    public async Task<Func<LetterTemplate>> Read(string name, IQuerySession session, CancellationToken cancellation)
    {
        var asShipped = shipped[name];
        if (await LetterVersion.InForce(session, name, cancellation) is not { Text: { } text })
            return () => asShipped;
        var own = new Lazy<LetterTemplate>(() => LetterTemplate.Parse(name, text, asShipped.Optional));
        return () => own.Value;
    }
}
