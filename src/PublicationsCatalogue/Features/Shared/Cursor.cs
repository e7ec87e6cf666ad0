using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>
/// Where a list goes on, as a text that callers hand back and need not understand. It holds the place itself, so that nothing is
/// remembered, and a check that it was given for this very question. It opens nothing that the list does not show anyway.
/// </summary>
internal static class Cursor
{
    private const int Check = 8;
    private const int Longest = 600;

    public static string Write(string place, string question)
    {
        var text = Encoding.UTF8.GetBytes(place);
        return Base64Url.EncodeToString([.. CheckOf(text, question), .. text]);
    }

    /// <summary>The place, or null when this was given for no such question.</summary>
    public static string? Read(string cursor, string question)
    {
        if (cursor.Length > Longest || !Base64Url.IsValid(cursor))
            return null;
        var bytes = Base64Url.DecodeFromChars(cursor).AsSpan();
        if (bytes.Length <= Check || !bytes[..Check].SequenceEqual(CheckOf(bytes[Check..], question)))
            return null;
        return Encoding.UTF8.GetString(bytes[Check..]);
    }

    private static ReadOnlySpan<byte> CheckOf(ReadOnlySpan<byte> place, string question) =>
        SHA256.HashData([.. place, 0, .. Encoding.UTF8.GetBytes(question)]).AsSpan(0, Check);
}
