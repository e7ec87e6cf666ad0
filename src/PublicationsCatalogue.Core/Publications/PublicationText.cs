using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Core.Publications;

/// <summary>The words of a publication in one language; exactly one text of a publication is the original.</summary>
public sealed class PublicationText
{
    public const int TitleLimit = 500;

    public long Id { get; private set; }
    public long PublicationId { get; private set; }
    public required LanguageTag Language { get; set; }
    public bool IsOriginal { get; set; }
    public required string Title { get; set; }
    public string? Subtitle { get; set; }
    public string? AlternativeTitle { get; set; }

    /// <summary>Markdown, as typed. The HTML beside it was rendered and sanitised when this was set.</summary>
    public string? Summary { get; private set; }
    public string? SummaryHtml { get; private set; }

    public bool IsMachineTranslated { get; set; }

    public void Summarise(string? markdown)
    {
        Summary = string.IsNullOrWhiteSpace(markdown) ? null : DirectionMarks.Paired(markdown);
        SummaryHtml = Summary is null ? null : Markdown.Render(Summary).ToString();
    }

    /// <summary>As <see cref="Summarise(string?)"/>, with what <see cref="Markdown.TryRender"/> has made of it already.</summary>
    public void Summarise(string markdown, SafeHtml rendered) => (Summary, SummaryHtml) = (markdown, rendered.ToString());
}
