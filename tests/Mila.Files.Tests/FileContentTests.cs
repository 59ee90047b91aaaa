using System.IO.Compression;
using System.Text;
using CsCheck;
using Xunit;

namespace Mila.Files.Tests;

public sealed class FileContentTests
{
    private const string OpenDocument = "application/vnd.oasis.opendocument.text";

    [Fact]
    public void Each_kind_is_known_by_its_bytes_whatever_its_name()
    {
        Assert.Equal(FileKind.Pdf, Kind(Ascii("%PDF-1.7\n…\n%%EOF\n"), ".exe"));
        Assert.Equal(FileKind.Png, Kind([0x89, .. Ascii("PNG\r\n\u001A\n"), .. new byte[20], 0, 0, 0, 0, .. Ascii("IEND"), 0xAE, 0x42, 0x60, 0x82], ".png"));
        Assert.Equal(FileKind.Jpeg, Kind([0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0xFF, 0xD9], ""));
        Assert.Equal(FileKind.WebP, Kind([.. Ascii("RIFF"), 12, 0, 0, 0, .. Ascii("WEBPVP8 "), 0, 0, 0, 0], ".webp"));
        Assert.Equal(FileKind.Docx, Kind(Zip(("[Content_Types].xml", "<x/>"), ("word/document.xml", "<x/>")), ".zip"));
        Assert.Equal(FileKind.Xlsx, Kind(Zip(("[Content_Types].xml", "<x/>"), ("xl/workbook.xml", "<x/>")), ".xlsx"));
        Assert.Equal(FileKind.Odt, Kind(Zip(("mimetype", OpenDocument), ("content.xml", "<x/>")), ".odt"));
        Assert.Equal(FileKind.Csv, Kind(Encoding.UTF8.GetBytes("Nom;Été\nA;1\n"), ".csv"));
        Assert.Equal(FileKind.Text, Kind([0xE9, (byte)'t', 0xE9], ".txt"));
    }

    [Theory]
    [InlineData("<html><script>alert(1)</script></html>", ".html")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", ".svg")]
    [InlineData("MZ\u0000\u0003", ".txt")]
    [InlineData("\u007FELF", ".csv")]
    [InlineData("#!/bin/sh\nrm -rf /", ".sh")]
    [InlineData("%PDF-1.7 without an end", ".pdf")]
    [InlineData("GIF89a", ".gif")]
    [InlineData("", ".pdf")]
    [InlineData("P", ".txt.pdf")]
    public void What_is_of_no_kind_on_the_list_is_nothing(string bytes, string extension) => Assert.Null(Kind(Ascii(bytes), extension));

    [Fact]
    public void A_picture_with_an_archive_behind_it_is_not_a_picture()
    {
        byte[] png = [0x89, .. Ascii("PNG\r\n\u001A\n"), .. new byte[20], 0, 0, 0, 0, .. Ascii("IEND"), 0xAE, 0x42, 0x60, 0x82];

        Assert.Null(Kind([.. png, .. Zip(("evil.jar", "x"))], ".png"));
        Assert.Null(Kind([.. Ascii("RIFF"), 12, 0, 0, 0, .. Ascii("WEBPVP8 "), 0, 0, 0, 0, .. Zip(("evil.jar", "x"))], ".webp"));
    }

    [Fact]
    public void An_archive_that_is_not_a_document_is_nothing()
    {
        Assert.Null(Kind(Zip(("readme.txt", "x")), ".docx"));
        Assert.Null(Kind(Zip(("word/document.xml", "x")), ".docx"));
        Assert.Null(Kind(Zip(("mimetype", "application/java-archive"), ("content.xml", "x")), ".odt"));
    }

    [Fact]
    public void A_document_with_a_macro_or_a_way_out_is_nothing()
    {
        Assert.Null(Kind(Zip(("[Content_Types].xml", "x"), ("word/document.xml", "x"), ("word/vbaProject.bin", "x")), ".docx"));
        Assert.Null(Kind(Zip(("[Content_Types].xml", "x"), ("word/document.xml", "x"), ("../../x", "x")), ".docx"));
    }

    [Fact]
    public void A_bomb_is_seen_by_its_list_of_contents_and_not_unpacked()
    {
        var bomb = Zip([("[Content_Types].xml", "x"), ("word/document.xml", "x"), .. Enumerable.Range(0, 6).Select(i => ($"word/media/{i}", new string('0', 40 * 1024 * 1024)))]);
        var crowd = Zip([("[Content_Types].xml", "x"), ("word/document.xml", "x"), .. Enumerable.Range(0, 2500).Select(i => ($"{i}", "x"))]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Null(Kind(bomb, ".docx"));
        Assert.Null(Kind(crowd, ".docx"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 * 1024 * 1024);
    }

    [Fact]
    public void Whatever_the_bytes_are_they_are_answered()
    {
        byte[][] heads = [[], Ascii("%PDF-"), Ascii("PK\u0003\u0004"), [0xFF, 0xD8, 0xFF], Ascii("RIFF"), Zip(("[Content_Types].xml", "x"), ("word/document.xml", "x"))];
        Gen.Select(Gen.OneOf(heads), Gen.Byte.Array[0, 200], Gen.Int[0, 400]).Sample((head, tail, cut) =>
        {
            byte[] bytes = [.. head, .. tail];
            var kind = Kind(bytes[..Math.Min(cut, bytes.Length)], ".bin");
            Assert.True(kind is null || kind.MediaType.Length > 0);
        }, iter: 5000);
    }

    private static FileKind? Kind(byte[] bytes, string extension) => FileContent.KindOf(new MemoryStream(bytes), extension);

    private static byte[] Ascii(string text) => Encoding.Latin1.GetBytes(text);

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name, name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Optimal).Open(), new UTF8Encoding(false));
                writer.Write(text);
            }
        return bytes.ToArray();
    }
}
