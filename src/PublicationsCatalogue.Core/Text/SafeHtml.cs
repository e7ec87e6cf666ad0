namespace PublicationsCatalogue.Core.Text;

/// <summary>HTML cleaned by <see cref="Markdown"/>, or data without any sign of HTML's: the only text that may be printed without encoding.</summary>
public sealed record SafeHtml
{
    private readonly string _html;

    internal SafeHtml(string html) => _html = html;

    public static SafeHtml Empty { get; } = new("");

    public bool IsEmpty => _html.Length == 0;

    /// <summary>Trusts its argument: give it only what <see cref="Markdown.Render"/> returned and this catalogue stored.</summary>
    public static SafeHtml FromStored(string html) => html.Length == 0 ? Empty : new SafeHtml(html);

    /// <summary>JSON for a block of data in a page; nothing that could be a tag, an end of the block or a character reference is let through.</summary>
    public static SafeHtml FromJson(string json) =>
        json.AsSpan().ContainsAny('<', '>', '&') ? throw new ArgumentException("This JSON has a sign that HTML would read.", nameof(json)) : new SafeHtml(json);

    public override string ToString() => _html;
}
