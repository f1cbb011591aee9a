using System.Security.Cryptography;
using System.Text;
using ForumBot.Storage;

namespace ForumBot.Vault.Sealing;

/// <summary>Records under seal, written as every document is. The bytes in between are wiped, whatever happens.</summary>
internal static class SealedJson
{
    /// <summary>Seals a record under the newest key.</summary>
    internal static SealedText SealAs<T>(this VaultKey key, string id, int version, T record) where T : class
    {
        var plain = Encoding.UTF8.GetBytes(DocumentJson.Write(record, typeof(T)));
        try
        {
            return key.Seal(id, version, plain);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>The record again.</summary>
    /// <exception cref="SealBrokenException">It does not open.</exception>
    internal static T OpenAs<T>(this VaultKey key, string id, int version, SealedText text) where T : class
    {
        var plain = key.Open(id, version, text);
        try
        {
            return (T)DocumentJson.Read(Encoding.UTF8.GetString(plain), typeof(T));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }
}
