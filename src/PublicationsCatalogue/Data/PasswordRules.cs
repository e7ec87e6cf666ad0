using Microsoft.AspNetCore.Identity;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Data;

/// <summary>Long and not guessable at once; no rules about kinds of characters (ASVS 6.2).</summary>
public sealed class PasswordRules(Site site) : IPasswordValidator<User>
{
    public const int Shortest = 12;
    public const int Longest = 256;
    private const int LongestRepeated = 6;
    private const string Product = "Publications Catalogue";

    private static readonly HashSet<string> Common = Read();

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password) =>
        Task.FromResult(Problem(user, password ?? "") is { } problem
            ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = problem })
            : IdentityResult.Success);

    private string? Problem(User user, string password)
    {
        if (password.Length < Shortest)
            return "The password must have at least 12 characters. Several words make a good one.";
        if (password.Length > Longest)
            return "The password must have at most 256 characters.";
        if (Common.Contains(password) || Common.Contains(Bare(password)) || IsRepeated(password))
            return "This password is among the first that others would try. Choose another.";
        string?[] known = [Product, site.Name, site.Title, user.DisplayName, user.Email, user.Email?.Split('@')[0], user.UserName];
        var bare = Bare(password);
        return known.Any(word => word is not null && Bare(word).Length > 2 && IsOnly(bare, Bare(word)))
            ? "The password must not be made of the name of this site or of the person. Choose another."
            : null;
    }

    /// <summary>The word alone, or with up to four characters around it.</summary>
    private static bool IsOnly(string password, string word) =>
        password.Contains(word, StringComparison.OrdinalIgnoreCase) && password.Length - word.Length <= 4;

    private static bool IsRepeated(string password) => Enumerable.Range(1, LongestRepeated)
        .Any(length => password.Select((c, i) => c == password[i % length]).All(same => same));

    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static HashSet<string> Read()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("CommonPasswords.txt")
            ?? throw new InvalidOperationException("The list of common passwords is not in the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
