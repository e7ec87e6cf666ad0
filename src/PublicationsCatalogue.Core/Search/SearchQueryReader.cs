using System.Globalization;
using System.Text;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Search;

/// <summary>
/// Reads what people type into a search box: words, "a phrase", -without, this OR that, and fields such as author:name, title:word,
/// series:name, subject:name, type:report, lang:fr, year:2019..2021. Whatever is typed is a search: nothing is an error.
/// </summary>
public static class SearchQueryReader
{
    private const int MostClauses = 24;

    public static SearchQuery Read(string? text)
    {
        var whole = Printable(text ?? "");
        var typed = whole.Length <= SearchQuery.Longest ? whole : whole[..SearchQuery.Longest].TrimEnd();
        if (typed.Length > 0 && char.IsHighSurrogate(typed[^1]))
            typed = typed[..^1];
        var (clauses, unread, years, isOr) = (new List<SearchClause>(), new List<string>(), default(YearSpan), false);
        foreach (var part in SearchPart.All(typed))
        {
            if (part is { Text: "OR", Field: "", IsQuoted: false, IsExcluded: false })
            {
                isOr = true;
                continue;
            }
            if (part.Field == "year" && !part.IsExcluded)
            {
                if (TryReadYears(part.Text, out var span))
                    years = span;
                else
                    unread.Add(part.AsTyped);
            }
            else if (Term(part) is { } term)
            {
                Add(clauses, term, part.IsExcluded, isOr);
            }
            else if (part.Field.Length > 0)
            {
                unread.Add(part.AsTyped);
            }
            isOr = false;
        }
        LetLastWordGoOn(clauses, typed);
        return new SearchQuery(typed, [.. clauses.Take(MostClauses)], years, unread, whole.Length > typed.Length || clauses.Count > MostClauses);
    }

    /// <summary>What was typed without fields that ask for nothing, such as "author:" alone.</summary>
    public static string WithoutEmptyFields(string typed)
    {
        typed = typed.Trim();
        foreach (var part in SearchPart.All(typed).Where(p => p is { Field.Length: > 0, Text.Length: 0 }).Reverse())
            typed = part.TakenFrom(typed);
        return typed;
    }

    /// <summary>Reads 2021, 2019..2021, 2019.. and ..2021, with a hyphen or dash as well.</summary>
    public static bool TryReadYears(string text, out YearSpan years)
    {
        years = default;
        var ends = text.Replace("..", "-", StringComparison.Ordinal).Replace('–', '-').Split('-');
        if (ends.Length is not (1 or 2) || ends.Any(e => e.Length > 0 && !IsYear(e)))
            return false;
        int? first = ends[0].Length == 0 ? null : int.Parse(ends[0], CultureInfo.InvariantCulture);
        int? last = ends[^1].Length == 0 ? null : int.Parse(ends[^1], CultureInfo.InvariantCulture);
        years = first > last ? new YearSpan(last, first) : new YearSpan(first, last);
        return years != default;
    }

    private static bool IsYear(string text) => text.Length == 4 && text.All(char.IsAsciiDigit) && text != "0000";

    private static void Add(List<SearchClause> clauses, SearchTerm term, bool isExcluded, bool isOr)
    {
        if (isOr && !isExcluded && clauses is [.., { IsExcluded: false } last])
            clauses[^1] = last with { AnyOf = [.. last.AnyOf, term] };
        else
            clauses.Add(new SearchClause([term], isExcluded));
    }

    // While a word is typed it is its beginning that is looked for; what is left out or narrowed behind it changes nothing of that.
    private static void LetLastWordGoOn(List<SearchClause> clauses, string typed)
    {
        var at = clauses.FindLastIndex(c => !c.IsExcluded && c.AnyOf[^1].Field != SearchField.Facet);
        if (at >= 0 && clauses[at].AnyOf[^1] is { IsExact: false } term && (at < clauses.Count - 1 || char.IsLetterOrDigit(typed[^1]) || typed[^1] == '*'))
            clauses[at] = clauses[at] with { AnyOf = [.. clauses[at].AnyOf.SkipLast(1), term with { IsPrefix = true }] };
    }

    private static SearchTerm? Term(SearchPart part)
    {
        switch (part.Field)
        {
            case "type":
                var type = ResourceType.All.FirstOrDefault(t => t.Code.Equals(part.Text, StringComparison.OrdinalIgnoreCase) || t.Name.Equals(part.Text, StringComparison.OrdinalIgnoreCase));
                return type is null ? null : new SearchTerm(SearchField.Facet, [new FacetValue(Facet.Type, type.Code).Token]);
            case "lang":
                return LanguageNames.TryRead(part.Text, out var language) ? new SearchTerm(SearchField.Facet, [FacetValue.Of(language).Token]) : null;
            case "year":
                return TryReadYears(part.Text, out var years) && years is { First: { } first, Last: { } last } && last - first < 100
                    ? new SearchTerm(SearchField.Facet, [.. Enumerable.Range(first, last - first + 1).Select(y => FacetValue.Of(y).Token)]) : null;
        }
        var words = SearchWords.In(part.Text).ToList();
        if (words.Count == 0)
            return null;
        IReadOnlyList<string> keys = [.. words.SkipLast(1).SelectMany(w => w.Keys), .. SearchWords.Asked(words[^1])];
        return new SearchTerm(FieldOf(part.Field), keys, IsExact: part.IsQuoted, IsPrefix: !part.IsQuoted && part.Text.EndsWith('*'));
    }

    private static SearchField FieldOf(string field) => field switch
    {
        "title" => SearchField.Title,
        "author" => SearchField.Author,
        "series" => SearchField.Series,
        "subject" => SearchField.Subject,
        _ => SearchField.Anywhere,
    };

    private static string Printable(string text)
    {
        var printable = new StringBuilder(Math.Min(text.Length, SearchQuery.Longest + 1));
        foreach (var rune in text.EnumerateRunes())
        {
            if (printable.Length > SearchQuery.Longest)
                break;
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune))
                printable.Append(printable.Length > 0 && printable[^1] != ' ' ? " " : "");
            else if (rune != Rune.ReplacementChar)
                printable.Append(rune.ToString());
        }
        return printable.ToString().TrimEnd();
    }
}
