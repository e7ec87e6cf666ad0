using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace PublicationsCatalogue.Tests.Support;

/// <summary>Reads an answer as a browser without script would.</summary>
public static class Page
{
    private static readonly HtmlParser Parser = new();

    public static async Task<IHtmlDocument> PageAsync(this HttpClient client, string address)
    {
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
        return await response.PageAsync();
    }

    public static async Task<IHtmlDocument> PageAsync(this HttpResponseMessage response) =>
        await Parser.ParseDocumentAsync(await response.Content.ReadAsStringAsync());

    /// <summary>Text as read: white space folded.</summary>
    public static string Text(this AngleSharp.Dom.INode? node) =>
        string.Join(' ', (node?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What a field of a form holds, be it of one line or of many.</summary>
    public static string? ValueOf(this IHtmlDocument page, string id) => page.GetElementById(id) switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value.ReplaceLineEndings("\n").Trim(),
        _ => null,
    };

    /// <summary>Fills in and sends the form as a browser would, hidden fields and token included.</summary>
    public static Task<HttpResponseMessage> SubmitAsync(this HttpClient client, IHtmlDocument page, string formSelector,
        IReadOnlyDictionary<string, string> values, string? button = null)
    {
        var form = page.QuerySelector(formSelector) as IHtmlFormElement ?? throw new InvalidOperationException($"No form {formSelector} on the page.");
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements)
        {
            var (name, value) = element switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio" } box => (box.IsChecked ? box.Name : null, box.Value),
                IHtmlInputElement { Type: not "submit" } input => (input.Name, input.Value),
                IHtmlTextAreaElement area => (area.Name, area.Value),
                IHtmlSelectElement select => (select.Name, select.Value),
                IHtmlButtonElement { Name: not null } pressed when pressed.Value == button => (pressed.Name, pressed.Value),
                _ => (null, null),
            };
            if (name is not null && !values.ContainsKey(name))
                fields.Add(new(name, value ?? ""));
        }
        fields.AddRange(values);
        var content = new FormUrlEncodedContent(fields);
        var action = form.GetAttribute("action") is { Length: > 0 } target ? target : page.Url;
        return client.PostAsync(new Uri(action, UriKind.RelativeOrAbsolute), content);
    }
}
