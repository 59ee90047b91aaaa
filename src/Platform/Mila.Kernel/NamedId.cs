using System.Security.Cryptography;
using System.Text;

namespace Mila.Kernel;

/// <summary>Ids that follow from what they name (RFC 9562, version 8 over SHA-256): the same words give the same id on every machine.</summary>
public static class NamedId
{
    public static Guid Of(params ReadOnlySpan<string> words)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', words!)), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
