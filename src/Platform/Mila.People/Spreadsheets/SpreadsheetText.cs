using System.Text;

namespace Mila.People.Spreadsheets;

/// <summary>The text of a file that a spreadsheet or a bank wrote: in UTF-8, or in the Windows code page of the country.</summary>
public static class SpreadsheetText
{
    private static readonly Encoding Strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Of(byte[] bytes)
    {
        var body = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(3) : bytes;
        try
        {
            return Strict.GetString(body);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(body);
        }
    }
}
