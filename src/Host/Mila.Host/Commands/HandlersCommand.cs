using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Model;
using Mila.Host.Composition;

namespace Mila.Host.Commands;

/// <summary>
/// Writes the code between Wolverine and each handler as C# files, which the build compiles into <c>Mila.Handlers.dll</c>
/// (docs/adr/0013): no compiler is needed, or waited for, when Mila runs. Asks no database.
/// </summary>
public static class HandlersCommand
{
    public static async Task Run(string folder)
    {
        DynamicCodeBuilder.WithinCodegenCommand = true;
        var data = Directory.CreateTempSubdirectory("mila-handlers-").FullName;
        await using (var app = MilaHost.Build([], "Host=nowhere", data))
        {
            var collections = app.Services.GetServices<ICodeFileCollection>().ToArray();
            foreach (var collection in collections)
                collection.Rules.GeneratedCodeOutputPath = folder;
            var writer = new DynamicCodeBuilder(app.Services, collections) { ServiceVariableSource = app.Services.GetService<IServiceVariableSource>() };
            writer.WriteGeneratedCode(Console.WriteLine);
        }
        Directory.Delete(data, recursive: true);
    }
}
