using System.Text.RegularExpressions;

namespace PublicationsCatalogue.Tests.House;

/// <summary>What the compiler's list of banned symbols can't see: views, and words in them.</summary>
public sealed partial class Banned
{
    public static TheoryData<string> Views => [.. Tree.Files("src", ".cshtml")];

    [Theory]
    [MemberData(nameof(Views))]
    public void A_view_holds_no_inline_script_style_or_handler(string view)
    {
        var text = Tree.Read(view);
        Assert.DoesNotMatch(Inline(), text);
        // A block of data is no script: browsers run nothing of it.
        Assert.All(Script().Matches(text), script => Assert.True(script.Value.Contains(" src=", StringComparison.Ordinal) || script.Value == "<script type=\"application/ld+json\">", script.Value));
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void A_view_asks_nobody_for_data(string view) => Assert.DoesNotMatch(Query(), Tree.Read(view));

    // SafeHtml is made by Markdown.Render alone, so one place that prints it raw is all a page needs.
    [Fact]
    public void Only_one_place_prints_markup_unencoded_and_it_takes_SafeHtml()
    {
        var places = Tree.Files("src", ".cs").Concat(Tree.Files("src", ".cshtml"))
            .Where(f => Raw().IsMatch(Tree.Read(f))).ToList();
        Assert.True(places.Count <= 1, string.Join(", ", places));
        Assert.All(places, f => Assert.Contains("SafeHtml", Tree.Read(f), StringComparison.Ordinal));
    }

    [Fact]
    public void No_database_is_made_without_its_migrations() =>
        Assert.DoesNotContain(Tree.Files("src", ".cs").Concat(Tree.Files("tests", ".cs")),
            f => !f.EndsWith("House/Banned.cs", StringComparison.Ordinal) && Tree.Read(f).Contains("EnsureCreated", StringComparison.Ordinal));

    // What comes straight from the pool still carries who had it before.
    [Fact]
    public void A_context_is_taken_only_with_who_acts() => Assert.DoesNotContain(Tree.Files("src", ".cs"),
        f => !f.Contains("/Data/Sqlite/", StringComparison.Ordinal) && !f.Contains("/Data/Postgres/", StringComparison.Ordinal)
            && !f.EndsWith("/Data/Database.cs", StringComparison.Ordinal) && !f.EndsWith("/Data/DesignTime.cs", StringComparison.Ordinal) && PooledContext().IsMatch(Tree.Read(f)));

    // The two databases' own folders ask for their own settings; nothing a person typed gets there.
    [Fact]
    public void No_sql_is_put_together_from_text() => Assert.DoesNotContain(Tree.Files("src", ".cs"),
        f => !f.Contains("/Data/Sqlite/", StringComparison.Ordinal) && !f.Contains("/Data/Postgres/", StringComparison.Ordinal) && RawSql().IsMatch(Tree.Read(f)));

    // A pattern that goes back needs a limit of time, and who meets that limit on a busy machine gets an error for what they typed.
    [Fact]
    public void No_pattern_takes_longer_than_its_text() => Assert.DoesNotContain(Tree.Files("src", ".cs")
        .SelectMany(f => Tree.Read(f).Split('\n').Where(l => l.Contains("[GeneratedRegex(", StringComparison.Ordinal)).Select(l => $"{f}: {l.Trim()}")),
        l => !l.Contains("RegexOptions.NonBacktracking", StringComparison.Ordinal));

    [GeneratedRegex("""\b(?:Sqlite|Postgres)CatalogueContext\b|\bIDbContextFactory\b""", RegexOptions.NonBacktracking)]
    private static partial Regex PooledContext();

    [GeneratedRegex("""<style\b|\sstyle\s*=\s*["']|\son[a-z]+\s*=\s*["']""", RegexOptions.NonBacktracking)]
    private static partial Regex Inline();

    [GeneratedRegex("<script[^>]*>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Script();

    [GeneratedRegex(@"CatalogueContext|PublicCatalogue\b|DbContext|ToListAsync|@inject\s+\w*Manager", RegexOptions.NonBacktracking)]
    private static partial Regex Query();

    [GeneratedRegex(@"Html\.Raw\(|new HtmlString\(|AppendHtml\(|SetHtmlContent\(", RegexOptions.NonBacktracking)]
    private static partial Regex Raw();

    [GeneratedRegex(@"FromSqlRaw|ExecuteSqlRaw|SqlQueryRaw", RegexOptions.NonBacktracking)]
    private static partial Regex RawSql();
}
