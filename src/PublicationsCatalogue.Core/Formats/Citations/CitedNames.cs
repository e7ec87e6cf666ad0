namespace PublicationsCatalogue.Core.Formats.Citations;

/// <summary>Lists of names as styles write them.</summary>
internal static class CitedNames
{
    /// <summary>"Berg, J. van der"'s own order: "van der Berg, J. P.".</summary>
    public static string Inverted(PersonName name, bool initials) => name.Literal
        ?? string.Join(", ", new[] { name.FamilyWithParticle, initials ? name.Initials : name.Given, name.Suffix }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>"Jan van der Berg".</summary>
    public static string InOrder(PersonName name) => name.Literal
        ?? string.Join(' ', new[] { name.Given, name.FamilyWithParticle, name.Suffix }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>"a", "a and b", "a, b, and c".</summary>
    public static string Joined(IReadOnlyList<string> names, string and, bool commaBeforeTwo, bool commaBeforeMore) => names switch
    {
        [] => "",
        [var only] => only,
        [var one, var other] => $"{one}{(commaBeforeTwo ? "," : "")} {and} {other}",
        _ => $"{string.Join(", ", names.Take(names.Count - 1))}{(commaBeforeMore ? "," : "")} {and} {names[^1]}",
    };
}
