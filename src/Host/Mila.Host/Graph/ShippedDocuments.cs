using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using GraphQL;
using Mila.Kernel;

namespace Mila.Host.Graph;

/// <summary>The documents built into the host, one beside each page: found by their page or, from outside, by their hash.</summary>
public sealed class ShippedDocuments
{
    private readonly Dictionary<string, string> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> byId = new(StringComparer.Ordinal);

    public ShippedDocuments(params IEnumerable<Assembly> assemblies)
    {
        foreach (var assembly in assemblies)
            foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".graphql", StringComparison.Ordinal)))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
                var text = reader.ReadToEnd();
                byName.Add(name, text);
                byId[IdOf(text)] = text;
            }
    }

    public IReadOnlyDictionary<string, string> ByName => byName;

    /// <summary>The document of that hash, <c>sha256:</c> and 64 hexadecimal digits.</summary>
    /// <exception cref="ExecutionError">When the host ships no such document.</exception>
    public string ById(string id) => byId.GetValueOrDefault(id) ?? throw new ExecutionError(
        French.Typeset("Aucun document de ce numéro n’est livré avec Mila. Envoyez le texte de la demande.")) { Code = "DOCUMENT_UNKNOWN" };

    /// <summary>The document beside a page: <c>ApplyModel</c> in the folder <c>Web/Candidacies</c> has <c>Web/Candidacies/Apply.graphql</c>.</summary>
    public string Beside(Type page)
    {
        var name = page.Name.EndsWith("Model", StringComparison.Ordinal) ? page.Name[..^5] : page.Name;
        return byName.GetValueOrDefault($"{page.Namespace}.{name}.graphql")
            ?? throw new InvalidOperationException($"No document '{page.Namespace}.{name}.graphql' is built in beside the page {page.Name}.");
    }

    public static string IdOf(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
