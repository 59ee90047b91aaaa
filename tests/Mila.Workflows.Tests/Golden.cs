namespace Mila.Workflows.Tests;

/// <summary>Texts that were right once and must stay so.</summary>
internal static class Golden
{
    public static string Text(string file)
    {
        using var stream = typeof(Golden).Assembly.GetManifestResourceStream(file) ?? throw new FileNotFoundException(file);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
