using System.Buffers;

namespace Mila.Files;

/// <summary>A kind of file that the association takes.</summary>
public sealed record FileKind(string MediaType, string Extension)
{
    public static readonly FileKind Pdf = new("application/pdf", ".pdf");
    public static readonly FileKind Png = new("image/png", ".png");
    public static readonly FileKind Jpeg = new("image/jpeg", ".jpg");
    public static readonly FileKind WebP = new("image/webp", ".webp");
    public static readonly FileKind Docx = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");
    public static readonly FileKind Xlsx = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");
    public static readonly FileKind Odt = new("application/vnd.oasis.opendocument.text", ".odt");
    public static readonly FileKind Csv = new("text/csv", ".csv");
    public static readonly FileKind Text = new("text/plain", ".txt");
}

/// <summary>What bytes are, by the bytes themselves: a closed list, and nothing is ever unpacked.</summary>
public static class FileContent
{
    private static readonly SearchValues<byte> ControlBytes = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 127]);

    /// <param name="bytes">The whole file.</param>
    /// <param name="extension">What the sender calls it; only text, which has no signature, is believed.</param>
    /// <returns>Nothing when it is of no kind on the list.</returns>
    public static FileKind? KindOf(Stream bytes, string extension)
    {
        var head = Read(bytes, 0, 64);
        return head switch
        {
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => EndsWithin(bytes, 2048, "%%EOF"u8) ? FileKind.Pdf : null,
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => EndsWithin(bytes, 12, "IEND"u8) ? FileKind.Png : null,
            [0xFF, 0xD8, 0xFF, ..] => FileKind.Jpeg,
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] =>
                BitConverter.ToUInt32(head, 4) + 8 == bytes.Length ? FileKind.WebP : null,
            [(byte)'P', (byte)'K', 3, 4, ..] => OfficeArchive.KindOf(bytes),
            _ => extension is ".csv" or ".txt" && IsText(bytes) ? (extension == ".csv" ? FileKind.Csv : FileKind.Text) : null,
        };
    }

    /// <summary>Text in UTF-8, or in the Windows code page that spreadsheets still write: no control character but those of lines and tabs.</summary>
    private static bool IsText(Stream bytes)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            bytes.Position = 0;
            int read;
            while ((read = bytes.Read(buffer)) > 0)
                if (buffer.AsSpan(0, read).ContainsAny(ControlBytes))
                    return false;
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool EndsWithin(Stream bytes, int last, ReadOnlySpan<byte> mark) =>
        Read(bytes, Math.Max(0, bytes.Length - last), last).AsSpan().IndexOf(mark) >= 0;

    internal static byte[] Read(Stream bytes, long from, int most)
    {
        bytes.Position = from;
        var buffer = new byte[Math.Clamp(bytes.Length - from, 0, most)];
        bytes.ReadExactly(buffer);
        return buffer;
    }
}
