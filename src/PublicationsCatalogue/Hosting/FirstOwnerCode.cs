using System.Security.Cryptography;
using System.Text;

namespace PublicationsCatalogue.Hosting;

/// <summary>The one-time code, shown where the server was started, with which the first owner signs up.</summary>
public sealed class FirstOwnerCode(ILogger<FirstOwnerCode> log)
{
    // Neither 0 and O nor 1, I and L: the code is read from one screen and typed at another.
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private const int Groups = 4;
    private const int GroupLength = 4;
    private const int WrongCodes = 10;
    private readonly Lock sync = new();
    private string code = New();
    private int wrong;

    public string Code
    {
        get
        {
            lock (sync)
                return code;
        }
    }

    /// <summary>Case, spaces and hyphens don't matter. After ten wrong codes there is a new one, told in the log.</summary>
    public bool Matches(string? typed)
    {
        lock (sync)
        {
            if (CryptographicOperations.FixedTimeEquals(Hash(Plain(typed)), Hash(Plain(code))))
                return true;
            if (++wrong >= WrongCodes)
            {
                (code, wrong) = (New(), 0);
                log.LogWarning("Ten wrong codes for the first owner: the code is now {Code}", code);
            }
            return false;
        }
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static string Plain(string? typed) =>
        typed is null or { Length: > 200 } ? "" : string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string New() =>
        string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, GroupLength)));
}
