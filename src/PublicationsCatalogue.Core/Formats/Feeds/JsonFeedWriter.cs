using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.Feeds;

/// <summary>JSON Feed 1.1.</summary>
public sealed class JsonFeedWriter(Stream to, FormatContext context) : JsonPublicationWriter(to)
{
    public override void Begin()
    {
        Json.WriteStartObject();
        Text("version", "https://jsonfeed.org/version/1.1");
        Text("title", context.Title);
        Text("home_page_url", context.Absolute(context.Page));
        Text("feed_url", context.Absolute(context.Self));
        Text("language", context.Language.ToString());
        Objects("authors", [context.Catalogue], Author);
        Json.WriteStartArray("items");
    }

    public override void End()
    {
        Json.WriteEndArray();
        Json.WriteEndObject();
    }

    public override void Write(Publication publication)
    {
        var text = context.TextOf(publication);
        Json.WriteStartObject();
        Text("id", StableId.Of(publication, context));
        Text("url", context.AddressOf(publication, text));
        Text("external_url", publication.LinkUrl());
        Text("title", text.WholeTitle());
        // One of the two contents must be there, be it empty.
        Json.WriteString("content_html", FeedItem.Html(publication, context));
        Text("summary", text.Abstract());
        Text("date_published", publication.FirstPublicAt is { } first ? W3cDate.Of(first) : null);
        Text("date_modified", W3cDate.Of(publication.ChangedAt()));
        Objects("authors", FeedItem.Authors(publication), Author);
        Texts("tags", FeedItem.Tags(publication));
        Text("language", text.Language.ToString());
        Json.WriteEndObject();
    }

    private void Author(string name) => Text("name", name);
}
