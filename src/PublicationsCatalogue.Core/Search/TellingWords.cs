using System.Collections.Frozen;

namespace PublicationsCatalogue.Core.Search;

/// <summary>The words of a title that tell what it is about: no small words, nothing with a digit.</summary>
public static class TellingWords
{
    private const int Shortest = 4;

    // Where letters end that Latin scripts are written with; others say as much in two signs.
    private const char LastLatin = 'ʯ';

    private static readonly FrozenSet<string> Small = ("about above across after against along among another between beyond during from have into more other over some that their them then there these "
        + "this those through toward towards under upon what when where which while whose will with within without your "
        + "ainsi apres aussi avant avec cette chez comme contre dans depuis dont elle elles entre leur leurs mais meme notre nous pour quand sans sous tous tout toute vers votre vous "
        + "ante aunque como contra cual cuando desde donde durante ella ellos entre esta este estos estas hacia hasta nuestra nuestro otra otro para pero porque segun sobre todo todos tras una unas unos").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>As they are looked up, the longest first: long words are in fewer titles.</summary>
    public static IReadOnlyList<string> Of(string title, int most) =>
        [.. SearchWords.Keys(title).Where(IsTelling).Distinct(StringComparer.Ordinal).OrderByDescending(word => word.Length).Take(most)];

    private static bool IsTelling(string word) =>
        word.Length >= (word[0] > LastLatin ? 2 : Shortest) && !word.Any(char.IsDigit) && !Small.Contains(word);
}
