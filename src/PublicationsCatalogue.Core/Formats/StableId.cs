using System.Buffers.Binary;
using System.Security.Cryptography;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats;

/// <summary>
/// The id of a publication in feeds, "urn:uuid:…", made from the id of the catalogue and the number of the record (RFC 9562,
/// version 8): neither changes when title, slug or the address of the site do.
/// </summary>
public static class StableId
{
    public static string Of(Publication publication, FormatContext context) => Of(publication.Id, context);

    /// <summary>Of a record that may be gone.</summary>
    public static string Of(long id, FormatContext context)
    {
        Span<byte> name = stackalloc byte[24];
        context.Instance.TryWriteBytes(name, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(name[16..], id);
        return Written(name);
    }

    /// <summary>Of a list, by the address of its page.</summary>
    public static string OfList(FormatContext context) =>
        Written([.. context.Instance.ToByteArray(bigEndian: true), .. System.Text.Encoding.UTF8.GetBytes(context.Page)]);

    private static string Written(ReadOnlySpan<byte> name)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(name, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return $"urn:uuid:{new Guid(hash[..16], bigEndian: true)}";
    }
}
