using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using CsCheck;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Core.Tests.Text;

public sealed class ExcerptTests
{
    private const string Long =
        "The objective of the training package on “The role of cooperatives in eliminating Child Labour” is to raise awareness of management, staff and members of agricultural cooperatives about child labour so that they are able to decide on and implement a set of actions that will contribute to the prevention and elimination of child labour within the cooperative’s and members’ operations as well as in their communities. It uses a situated learning approach, where participants are actively involved in their learning experience and learning focuses on skills and competencies specific to their professional practices. A PowerPoint presentation to support training of trainers can be requested from coop@ilo.org";

    [Fact]
    public void A_short_summary_is_shown_whole()
    {
        var summary = Markdown.Render("One.\n\nTwo.\n\nThree.");

        Assert.Equal(new Excerpt(summary, null), Excerpt.Of(summary));
        Assert.Equal(new Excerpt(SafeHtml.Empty, null), Excerpt.Of(SafeHtml.Empty));
    }

    [Fact]
    public void A_long_summary_is_cut_at_the_end_of_a_sentence()
    {
        var excerpt = Excerpt.Of(Markdown.Render(Long));

        Assert.EndsWith("as well as in their communities.</p>", excerpt.Lead.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("<p>It uses a situated", excerpt.Rest!.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("<a href=\"mailto:coop@ilo.org\">coop@ilo.org</a></p>", excerpt.Rest.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Exactly_420_characters_are_shown_whole_and_421_are_not()
    {
        Assert.Null(Excerpt.Of(Markdown.Render(new string('a', 200) + ". " + new string('b', 218))).Rest);
        Assert.Equal($"<p>{new string('b', 219)}</p>", Excerpt.Of(Markdown.Render(new string('a', 200) + ". " + new string('b', 219))).Rest?.ToString());
    }

    [Fact]
    public void A_fourth_paragraph_goes_behind_the_fold()
    {
        var excerpt = Excerpt.Of(Markdown.Render("One.\n\nTwo.\n\nThree.\n\nFour."));

        Assert.Equal(("One. Two. Three.", "Four."), (PlainText.Of(excerpt.Lead), PlainText.Of(excerpt.Rest!)));
    }

    [Fact]
    public void An_abbreviation_does_not_end_the_sentence()
    {
        var start = new string('a', 150) + " ends here. ";

        var excerpt = Excerpt.Of(Markdown.Render(start + "See No. 21 by Dr. Smith and J. Doe, e.g. Chapter " + new string('b', 300)));

        Assert.Equal(start.Trim(), PlainText.Of(excerpt.Lead));
    }

    [Fact]
    public void Without_a_sentence_end_the_cut_is_at_a_word()
    {
        var excerpt = Excerpt.Of(Markdown.Render(string.Concat(Enumerable.Repeat("cooperative ", 60))));

        Assert.Equal(35, PlainText.Of(excerpt.Lead).Split(' ').Length);
        Assert.Equal(25, PlainText.Of(excerpt.Rest!).Split(' ').Length);
    }

    [Fact]
    public void A_link_is_never_cut()
    {
        var excerpt = Excerpt.Of(Markdown.Render(string.Concat(Enumerable.Repeat("word ", 80)) + "[" + string.Concat(Enumerable.Repeat("link ", 20)) + "end](https://ilo.org)"));

        Assert.DoesNotContain("<a", excerpt.Lead.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("<p><a href=\"https://ilo.org\" rel=\"noopener noreferrer\">link", excerpt.Rest!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_numbered_list_is_cut_between_items_and_counts_on()
    {
        var excerpt = Excerpt.Of(Markdown.Render(string.Concat(Enumerable.Repeat("1. " + string.Concat(Enumerable.Repeat("word ", 20)) + "\n", 6))));

        Assert.Equal(4, Regex.Count(excerpt.Lead.ToString(), "<li>", RegexOptions.NonBacktracking));
        Assert.StartsWith("<ol start=\"5\">", excerpt.Rest!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Lead_and_rest_have_all_the_text_once_and_the_lead_is_short() => MarkdownTests.Texts.Array[0, 6].Sample(parts =>
    {
        var summary = Markdown.Render(string.Join(parts.Length % 2 == 0 ? " Word. " : "\n\n", parts));
        var excerpt = Excerpt.Of(summary);

        Assert.Equal(Letters(summary), Letters(excerpt.Lead) + (excerpt.Rest is null ? "" : Letters(excerpt.Rest)));
        Assert.True(PlainText.Of(excerpt.Lead).Length <= 420);
        Assert.True(excerpt.Rest is null || Letters(excerpt.Lead).Length > 0 || Letters(summary).Length == 0);
        Assert.All(new[] { excerpt.Lead, excerpt.Rest ?? SafeHtml.Empty }, html => Assert.Equal(Normal(html.ToString()), Normal(new HtmlParser().ParseDocument("<body>" + html).Body!.InnerHtml)));
    });

    private static string Normal(string html) => html.Trim('\n');

    private static string Letters(SafeHtml html) => string.Concat(PlainText.Of(html).Where(c => c != ' '));
}
