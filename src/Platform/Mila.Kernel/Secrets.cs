using System.Security.Cryptography;
using System.Text;

namespace Mila.Kernel;

/// <summary>What opens a private address without an account.</summary>
public static class Secrets
{
    /// <summary>A new one: 256 bits that nobody guesses, in letters that an address takes.</summary>
    public static string New() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>What is kept and compared of one (SHA-256): who reads the store cannot follow the address.</summary>
    public static string KeyOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
