namespace PublicationsCatalogue.Core.Text;

/// <summary>HTML cleaned by <see cref="Markdown"/>: the only text that may be printed without encoding.</summary>
public sealed record SafeHtml
{
    private readonly string _html;

    internal SafeHtml(string html) => _html = html;

    public static SafeHtml Empty { get; } = new("");

    public bool IsEmpty => _html.Length == 0;

    /// <summary>Trusts its argument: give it only what <see cref="Markdown.Render"/> returned and this catalogue stored.</summary>
    public static SafeHtml FromStored(string html) => html.Length == 0 ? Empty : new SafeHtml(html);

    public override string ToString() => _html;
}
