using System.Buffers.Binary;
using System.Text;

namespace Mila.Files;

/// <summary>
/// Office documents are ZIP archives: their list of contents tells which, and how much they would unpack to (APPNOTE.TXT 4.3).
/// Only that list is read, within bounds of its own, so that no archive can be a bomb.
/// </summary>
internal static class OfficeArchive
{
    private const int EndRecord = 22;
    private const int MostEntries = 2000;
    private const int LongestList = 1024 * 1024;
    private const long MostUnpacked = 200L * 1024 * 1024;

    public static FileKind? KindOf(Stream bytes)
    {
        if (EntriesOf(bytes) is not { } entries || !AreHarmless(entries))
            return null;
        var names = entries.Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        if (StartsAsOpenDocument(bytes))
            return names.Contains("content.xml") ? FileKind.Odt : null;
        if (!names.Contains("[Content_Types].xml"))
            return null;
        return names.Contains("word/document.xml") ? FileKind.Docx : names.Contains("xl/workbook.xml") ? FileKind.Xlsx : null;
    }

    // OpenDocument 1.3, part 2, 3.3: the first entry is "mimetype", stored as it is, so that the kind stands at a fixed place.
    private static bool StartsAsOpenDocument(Stream bytes) =>
        FileContent.Read(bytes, 30, 47).AsSpan().SequenceEqual("mimetypeapplication/vnd.oasis.opendocument.text"u8);

    private static bool AreHarmless(List<Entry> entries) =>
        entries.Sum(entry => (long)entry.Unpacked) <= MostUnpacked
        && entries.TrueForAll(entry => !entry.Name.Contains("..", StringComparison.Ordinal)
            && !entry.Name.StartsWith('/')
            && !entry.Name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));

    private static List<Entry>? EntriesOf(Stream bytes)
    {
        var tail = FileContent.Read(bytes, Math.Max(0, bytes.Length - EndRecord - ushort.MaxValue), EndRecord + ushort.MaxValue);
        var at = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (at < 0 || tail.Length - at < EndRecord)
            return null;

        var end = tail.AsSpan(at);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
        var from = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        if (count is 0 or > MostEntries || length > LongestList || from + (long)length > bytes.Length)
            return null;
        return Parse(FileContent.Read(bytes, from, (int)length), count);
    }

    private static List<Entry>? Parse(ReadOnlySpan<byte> list, int count)
    {
        var entries = new List<Entry>(count);
        for (var i = 0; i < count; i++)
        {
            if (list.Length < 46 || !list.StartsWith("PK\x01\x02"u8))
                return null;
            var unpacked = BinaryPrimitives.ReadUInt32LittleEndian(list[24..]);
            var name = BinaryPrimitives.ReadUInt16LittleEndian(list[28..]);
            var whole = 46 + name + BinaryPrimitives.ReadUInt16LittleEndian(list[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(list[32..]);
            if (list.Length < whole)
                return null;
            entries.Add(new(Encoding.UTF8.GetString(list.Slice(46, name)), unpacked));
            list = list[whole..];
        }
        return entries;
    }

    private readonly record struct Entry(string Name, uint Unpacked);
}
