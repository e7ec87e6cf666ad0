using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PublicationsCatalogue.Core.Formats.Oai;

/// <summary>
/// Where a list goes on (OAI-PMH 3.5), all in the token itself: nothing is kept of it here, so it is good for ever. Its last part
/// proves that this catalogue wrote it so.
/// </summary>
/// <param name="Set">The key of the set.</param>
/// <param name="Datestamp">Of the last record that was given; in a list of sets their kind.</param>
/// <param name="Id">Its number.</param>
/// <param name="Cursor">How many have been given.</param>
public sealed record ResumptionToken(string Verb, string Prefix, string Set, string From, string Until, long Datestamp, long Id, long Cursor)
{
    private const string Version = "1";
    private const int Longest = 400;
    private const int ProofLength = 16;

    public string Write(Guid catalogue)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Version}/{Verb}/{Prefix}/{Set}/{From}/{Until}/{Datestamp}/{Id}/{Cursor}");
        return $"{text}/{Proof(text, catalogue)}";
    }

    /// <summary>Null when this catalogue did not write it for this verb.</summary>
    public static ResumptionToken? Read(string? text, string verb, Guid catalogue)
    {
        if (text is not { Length: > ProofLength and <= Longest } || text.LastIndexOf('/') is var end && (end < 0 || text[(end + 1)..] != Proof(text[..end], catalogue)))
            return null;
        return text.Split('/') is [Version, var of, var prefix, var set, var from, var until, var datestamp, var id, var cursor, _] && of == verb
            && Number(datestamp) is { } d && Number(id) is { } i && Number(cursor) is { } c ? new ResumptionToken(of, prefix, set, from, until, d, i, c) : null;
    }

    private static long? Number(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Proof(string text, Guid catalogue) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(catalogue.ToByteArray(bigEndian: true), Encoding.UTF8.GetBytes(text)).AsSpan(0, ProofLength / 2));
}
