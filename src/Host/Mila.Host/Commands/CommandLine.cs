using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Mila.Host.Postgres;
using Mila.Kernel;

namespace Mila.Host.Commands;

/// <summary>What one types: six commands and their options. Every refusal is one sentence on the error stream and an exit code.</summary>
public static class CommandLine
{
    private static readonly Option<int?> Port = new("--port") { Recursive = true, CustomParser = ReadPort };
    private static readonly Option<string?> DataFolder = new("--data") { Recursive = true };
    private static readonly Option<DateOnly?> Today = new("--today") { CustomParser = ReadDay };

    public static async Task<int> Run(string[] words)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr");
        if (words.Any(word => word is "--help" or "-h" or "-?"))
        {
            Console.Out.WriteLine(Usage.Text);
            return (int)ExitCode.Done;
        }
        var parsed = Commands().Parse(words);
        if (parsed.Errors is [var error, ..])
        {
            Console.Error.WriteLine(French.Typeset(error.Message));
            Console.Error.WriteLine();
            Console.Error.WriteLine(Usage.Text);
            return (int)ExitCode.Usage;
        }
        // The host ends by itself on SIGINT and SIGTERM, and takes the time that its database needs.
        return await parsed.InvokeAsync(new() { ProcessTerminationTimeout = null });
    }

    private static RootCommand Commands()
    {
        var persona = new Argument<string>("PERSONA");
        var tenant = new Option<string?>("--tenant");
        var token = new Command("token") { persona, tenant };
        token.SetAction((parsed, cancellation) => Done(TokenCommand.Run(At(parsed), parsed.GetRequiredValue(persona), parsed.GetValue(tenant), cancellation)));

        var name = new Argument<string>("NAME");
        var title = new Option<string?>("--title");
        var zone = new Option<string?>("--zone");
        var add = new Command("add") { name, title, zone };
        add.SetAction((parsed, cancellation) => Done(TenantCommand.Add(At(parsed), parsed.GetRequiredValue(name), parsed.GetValue(title), parsed.GetValue(zone), cancellation)));

        var who = new Argument<string>("PERSONNE");
        var coordinator = new Command("coordinator") { who, tenant };
        coordinator.SetAction((parsed, cancellation) => Done(CoordinatorCommand.Run(At(parsed), parsed.GetRequiredValue(who), parsed.GetValue(tenant), cancellation)));

        var run = new Command("run") { Today };
        run.SetAction((parsed, cancellation) => Done(RunCommand.Run(At(parsed), parsed.GetValue(Port), parsed.GetValue(Today), cancellation)));
        var reset = new Command("reset");
        reset.SetAction((parsed, cancellation) => Done(ResetCommand.Run(At(parsed), cancellation)));
        var schema = new Command("schema");
        schema.SetAction((_, _) => Done(SchemaCommand.Run()));
        var folder = new Argument<string>("FOLDER");
        var handlers = new Command("handlers") { folder };
        handlers.Hidden = true;
        handlers.SetAction((parsed, _) => Done(HandlersCommand.Run(parsed.GetRequiredValue(folder))));

        var root = new RootCommand { Port, DataFolder, Today, run, reset, token, new Command("tenant") { add }, coordinator, schema, handlers };
        root.Action = run.Action;
        return root;
    }

    private static Place At(ParseResult parsed) => Place.Of(parsed.GetValue(DataFolder));

    private static async Task<int> Done(Task command)
    {
        try
        {
            await command;
            return (int)ExitCode.Done;
        }
        catch (Refusal refusal)
        {
            Console.Error.WriteLine(refusal.Message);
            return (int)refusal.Code;
        }
    }

    private static int? ReadPort(ArgumentResult typed)
    {
        if (int.TryParse(typed.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue)
            return port;
        typed.AddError($"« {typed.Tokens[0].Value} » n’est pas un port : donnez un nombre de 1 à 65535.");
        return null;
    }

    private static DateOnly? ReadDay(ArgumentResult typed)
    {
        if (DateOnly.TryParseExact(typed.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        typed.AddError($"« {typed.Tokens[0].Value} » n’est pas un jour : écrivez-le comme 2023-06-30.");
        return null;
    }
}
