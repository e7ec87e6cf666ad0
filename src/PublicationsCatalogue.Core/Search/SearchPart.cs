namespace PublicationsCatalogue.Core.Search;

/// <summary>A piece of what was typed, between spaces or quotation marks.</summary>
/// <param name="Start">Where its text begins, behind the minus, the field and the quotation mark.</param>
internal readonly record struct SearchPart(string Field, string Text, int Start, bool IsQuoted, bool IsExcluded, Range Whole)
{
    private const string Quotes = "\"“”„«»";
    private static readonly string[] Fields = ["author", "title", "series", "subject", "type", "lang", "year"];

    public string AsTyped => $"{(Field.Length > 0 ? Field + ":" : "")}{(IsQuoted ? $"\"{Text}\"" : Text)}";

    public static IEnumerable<SearchPart> All(string typed)
    {
        for (var at = 0; at < typed.Length;)
        {
            if (typed[at] == ' ')
            {
                at++;
                continue;
            }
            var from = at;
            var isExcluded = typed[at] is '-' or '−' && at + 1 < typed.Length && typed[at + 1] != ' ';
            at += isExcluded ? 1 : 0;
            var field = FieldAt(typed, at);
            at += field.Length > 0 ? field.Length + 1 : 0;
            var isQuoted = at < typed.Length && Quotes.Contains(typed[at], StringComparison.Ordinal);
            var start = isQuoted ? at + 1 : at;
            var end = start;
            while (end < typed.Length && (isQuoted ? !Quotes.Contains(typed[end], StringComparison.Ordinal) : typed[end] != ' '))
                end++;
            at = Math.Min(isQuoted ? end + 1 : end, typed.Length);
            yield return new SearchPart(field, typed[start..end].TrimEnd(), start, isQuoted, isExcluded, from..at);
        }
    }

    /// <summary>What was typed without this piece.</summary>
    public string TakenFrom(string typed) => $"{typed[..Whole.Start].TrimEnd()} {typed[Whole.End..].TrimStart()}".Trim();

    private static string FieldAt(string typed, int at)
    {
        foreach (var field in Fields)
        {
            if (string.Compare(typed, at, field + ":", 0, field.Length + 1, StringComparison.OrdinalIgnoreCase) == 0)
                return field;
        }
        return "";
    }
}
