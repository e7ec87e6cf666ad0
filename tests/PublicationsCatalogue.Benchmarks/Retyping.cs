using System.Globalization;
using System.Text;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>Titles as a person types them a second time: one to three small edits, by a fixed seed.</summary>
internal sealed class Retyping(Random random)
{
    private static readonly HashSet<string> SmallWords = new(StringComparer.OrdinalIgnoreCase) { "the", "a", "an", "of", "for", "in", "on", "and", "to", "by", "with" };
    private static readonly string[] Breaks = [": ", " - ", " – "];

    public string Retype(string title)
    {
        var (typed, edits) = (title, random.Next(1, 4));
        for (var tries = 0; edits > 0 && tries < 30; tries++)
        {
            var next = random.Next(9) switch
            {
                0 or 1 => Slip(typed),
                2 => Case(typed),
                3 => WithoutAccents(typed),
                4 => Punctuation(typed),
                5 => SmallWord(typed),
                6 => Order(typed),
                7 => Plural(typed),
                _ => edits == 1 ? WithoutSubtitle(typed) : typed,
            };
            if (next == typed || next.Length < 5)
                continue;
            (typed, edits) = (next, edits - 1);
        }
        return typed;
    }

    /// <summary>Two letters swapped, one left out, one twice, or one for another.</summary>
    private string Slip(string title)
    {
        var words = title.Split(' ');
        if (Pick(words, w => w.Length >= 5 && w.All(char.IsLetter)) is not { } i)
            return title;
        var (word, at) = (words[i], random.Next(1, words[i].Length - 1));
        words[i] = random.Next(4) switch
        {
            0 => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
            1 => word.Remove(at, 1),
            2 => word.Insert(at, word[at].ToString()),
            _ => word[..at] + (char)('a' + random.Next(26)) + word[(at + 1)..],
        };
        return string.Join(' ', words);
    }

    private string Case(string title) => random.Next(3) switch
    {
        0 => title.ToLowerInvariant(),
        1 => title.ToUpperInvariant(),
        _ => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(title),
    };

    private static string WithoutAccents(string title) =>
        string.Concat(title.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));

    private string Punctuation(string title) => random.Next(4) switch
    {
        0 => title.Replace(": ", " - ", StringComparison.Ordinal),
        1 => title.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal),
        2 => title.TrimEnd('.') + (title.EndsWith('.') ? "" : "."),
        _ => $"“{title.Replace("-", " ", StringComparison.Ordinal)}”",
    };

    private string SmallWord(string title)
    {
        var words = title.Split(' ').ToList();
        if (random.Next(2) == 0 && Pick(words, SmallWords.Contains) is { } i)
            words.RemoveAt(i);
        else if (random.Next(2) == 0)
            words.Insert(0, "The");
        return string.Join(' ', words);
    }

    private string Order(string title)
    {
        var words = title.Split(' ');
        if (words.Length < 4 || Pick(words[..^1], w => w.Length > 3 && w.All(char.IsLetter)) is not { } i)
            return title;
        (words[i], words[i + 1]) = (words[i + 1], words[i]);
        return string.Join(' ', words);
    }

    private string Plural(string title)
    {
        var words = title.Split(' ');
        if (Pick(words, w => w.Length > 4 && w.All(char.IsLetter) && !w.EndsWith("ss", StringComparison.Ordinal)) is not { } i)
            return title;
        words[i] = words[i].EndsWith('s') ? words[i][..^1] : words[i] + "s";
        return string.Join(' ', words);
    }

    private static string WithoutSubtitle(string title) => Array.Find(Breaks, title.Contains) is { } sign && title.Split(sign)[0] is var main && main.Split(' ').Length >= 4 ? main : title;

    private int? Pick(IReadOnlyList<string> words, Func<string, bool> which)
    {
        var places = Enumerable.Range(0, words.Count).Where(i => which(words[i])).ToList();
        return places.Count == 0 ? null : places[random.Next(places.Count)];
    }
}
