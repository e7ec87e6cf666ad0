using System.Globalization;
using PublicationsCatalogue.Core.Duplicates;

namespace PublicationsCatalogue.Data.Duplicates;

/// <summary>What was said of another entry, as a form carries it until it is saved: "123:Different".</summary>
public sealed record Answered(long OtherId, DuplicateAnswer Answer)
{
    private const int Most = 50;

    /// <summary>The last answer for each entry; what can't be read was not put there by the form and is left out.</summary>
    public static IReadOnlyList<Answered> Read(IEnumerable<string?>? texts) =>
        [.. (texts ?? []).Take(Most).Select(Read).OfType<Answered>().Reverse().DistinctBy(a => a.OtherId).Reverse()];

    /// <summary>Where an editor goes after the answer: to the other entry when it is the same, else back to this one.</summary>
    public static string Then(IReadOnlyList<Answered> answers, long id) =>
        FormattableString.Invariant($"/admin/entries/{answers.FirstOrDefault(a => a.Answer == DuplicateAnswer.Same)?.OtherId ?? id}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{OtherId}:{Answer}");

    private static Answered? Read(string? text) =>
        text?.Split(':') is [var id, var word] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var other)
        && Enum.TryParse<DuplicateAnswer>(word, out var answer) && Enum.IsDefined(answer) && !char.IsAsciiDigit(word[0]) ? new Answered(other, answer) : null;
}
