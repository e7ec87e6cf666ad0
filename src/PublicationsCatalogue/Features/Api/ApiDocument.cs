using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.EntityFrameworkCore;
using Microsoft.OpenApi;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Api;

/// <summary>Completes the description that follows from the calls themselves: what parameters mean, examples that work here, and the pages in their other forms.</summary>
internal sealed class ApiDocument(IServiceScopeFactory scopes, Site site) : IOpenApiDocumentTransformer
{
    public const string Version = "v1";
    private const string Entries = "/api/v1/entries";

    private static readonly (string Page, FormatUse Use, string Summary)[] Pages =
    [
        ("/publications", FormatUse.List, "All publications in another form"),
        ("/publications/{slug}", FormatUse.Entry | FormatUse.Links, "One publication in another form"),
        ("/{year}", FormatUse.ListOfDays, "A year in another form"),
        ("/{year}/{month}", FormatUse.ListOfDays, "A month in another form"),
        ("/search", FormatUse.List, "A search in another form"),
        ("/series/{slug}", FormatUse.List, "A series in another form"),
        ("/subjects/{slug}", FormatUse.List, "A subject in another form"),
        ("/authors/{slug}", FormatUse.List, "A person’s or organisation’s publications in another form"),
    ];

    private static readonly (string Name, string Description)[] Tags =
    [
        ("Publications", "What is public, by date, by search, and one by one."),
        ("Months", "The catalogue month by month."),
        ("Names", "What publications are filtered by."),
        ("Entries", "All that the desk has, public or not: to read, add and change with a token."),
        ("Forms", "The pages in other forms."),
    ];

    private static readonly Dictionary<string, string> Statuses = new(StringComparer.Ordinal)
    {
        ["200"] = "What was asked for. Its ETag can be sent as If-None-Match: then 304 says that nothing has changed.",
        ["304"] = "Nothing has changed since the answer that had this ETag.",
        ["400"] = "A parameter is unknown, came twice or can’t be read. “errors” names each.",
        ["404"] = "There is no such thing, or it is not public.",
        ["406"] = "The Accept header takes no form that the call has.",
        ["201"] = "Added. Of one entry Location is its address and ETag what a change of it sends.",
        ["401"] = "There is no token, or it is unknown, ended or expired.",
        ["403"] = "The token may not do that.",
        ["409"] = "That can’t become of the entry in its present state, or the first request with this Idempotency-Key is still being answered.",
        ["412"] = "Somebody has changed the entry since it was read: read it again.",
        ["428"] = "If-Match is missing: send the ETag of the entry as it was read.",
        ["410"] = "It was public and is no longer. The detail tells why, “replacedBy” what took its place.",
        ["413"] = "The body is larger than 1 MB.",
        ["415"] = "The body is of another media type.",
        ["422"] = "This Idempotency-Key was used for another request.",
        ["default"] = "The server can’t answer at the moment: 500 with a reference for the operator’s log, 503 and 507 with what to do.",
        ["429"] = "Very many questions from one network. Retry-After tells how many seconds to wait.",
    };

    public async Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = site.Name,
            Version = "1",
            Description = "Reads the catalogue: what its pages show, for programs. Reading needs no key; the calls under Entries need a token. Addresses under /api/v1 stay; fields may be added to answers. "
                + "Lists have up to 100 entries an answer and a “next” that goes on. Errors are problem details (RFC 9457). Every call answers HEAD too.",
        };
        if (site.PublicUrl is { } root)
            document.Servers = [new OpenApiServer { Url = root.AbsoluteUri }];
        foreach (var server in document.Servers ?? [])
            server.Url = server.Url?.TrimEnd('/');
        // Without a key, where a call says nothing else.
        document.Security = [new OpenApiSecurityRequirement()];
        document.Tags = Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }).ToHashSet();
        foreach (var (page, use, summary) in Pages)
            document.Paths.Add(page + ".{suffix}", new OpenApiPathItem { Operations = new() { [HttpMethod.Get] = InForms(page, use, summary, document) } });
        var examples = await ExamplesAsync(cancellationToken);
        foreach (var (path, item) in document.Paths)
        {
            item.Operations?.Remove(HttpMethod.Head);
            if (path.StartsWith(Entries, StringComparison.Ordinal))
                Guard(path, item.Operations, document);
            foreach (var (method, operation) in item.Operations ?? [])
            {
                if (method == HttpMethod.Get && operation.Security is null)
                    operation.Responses?.TryAdd("304", new OpenApiResponse());
                // The pages tell their errors as pages.
                if (!path.EndsWith(".{suffix}", StringComparison.Ordinal))
                    Refuses(operation, document, "default");
                Complete(path, operation, examples);
                if (path == Entries + "/{id}/withdraw")
                    Replace(operation, examples.GetValueOrDefault("replacement"));
            }
        }
        if (document.Components?.Schemas?["Entry"].Properties is { } fields)
            fields["entry"] = new OpenApiSchemaReference("EntryFields", document);
        document.Components?.Schemas?.Remove(nameof(JsonObject));
        if (document.Paths.GetValueOrDefault("/api/v1/publications/{slug}")?.Operations?[HttpMethod.Get].Responses?["200"] is OpenApiResponse one)
        {
            foreach (var format in Format.All.Where(f => f.IsFor(FormatUse.Entry) && one.Content?.ContainsKey(f.MediaType) == false))
                one.Content?.Add(format.MediaType, new OpenApiMediaType());
        }
        await ApiWebhooks.AddAsync(document, context, cancellationToken);
    }

    private static void Complete(string path, OpenApiOperation operation, Dictionary<string, string> examples)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            if (ApiParameter.Find(parameter.Name) is not { } known)
                continue;
            parameter.Description = known.Description;
            parameter.Example = parameter.In == ParameterLocation.Path && examples.TryGetValue($"{path.Split('/')[parameter.Name == "slug" ? ^2 : ^1]} {parameter.Name}", out var own) ? own
                : examples.TryGetValue(parameter.Name ?? "", out var usual) && parameter.In == ParameterLocation.Path ? usual : known.Example?.DeepClone();
            if (known.Schema is not null && parameter.In == ParameterLocation.Query)
                parameter.Schema = parameter.Name == "sort" && path is "/api/v1/publications" or Entries ? ApiParameter.Choice(["newest", "oldest"]) : known.Schema();
        }
        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (response is OpenApiResponse told && Statuses.TryGetValue(status, out var meaning))
                told.Description = meaning;
        }
    }

    /// <summary>Names an entry that is here in the place of the one withdrawn.</summary>
    private static void Replace(OpenApiOperation operation, string? slug)
    {
        foreach (var body in operation.RequestBody?.Content?.Values.Select(media => media.Example).OfType<JsonObject>() ?? [])
        {
            if (slug is null)
                body.Remove("replacement");
            else
                body["replacement"] = slug;
        }
    }

    /// <summary>What calls with a token have in common: the token, the headers that keep a change from being made unseen or twice, and their refusals.</summary>
    private static void Guard(string path, Dictionary<HttpMethod, OpenApiOperation>? operations, OpenApiDocument document)
    {
        document.AddComponent("token", new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token made at /admin/tokens." } as IOpenApiSecurityScheme);
        foreach (var (method, operation) in operations ?? [])
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] }];
            if (path.StartsWith(Entries + "/{id}", StringComparison.Ordinal))
            {
                Refuses(operation, document, "404");
                if (method != HttpMethod.Get)
                    Takes(operation, document, Header("If-Match", "The ETag of the entry as it was read.", isRequired: true, "\"0123456789abcdef0123456789abcdef-0123456789ab\""), "409", "412", "428");
            }
            else if (operation.RequestBody is not null)
                Takes(operation, document, Header("Idempotency-Key", "A text of your own, such as a UUID, by which the same request is known again for a day.", isRequired: false, "8e03978e-40d5-43dd-bc93-6894a57f9324"), "409", "422");
            if (operation.RequestBody is not null)
                Refuses(operation, document, "413", "415");
        }
    }

    private static void Takes(OpenApiOperation operation, OpenApiDocument document, OpenApiParameter header, params string[] refusals)
    {
        (operation.Parameters ??= []).Add(header);
        Refuses(operation, document, refusals);
    }

    private static void Refuses(OpenApiOperation operation, OpenApiDocument document, params string[] statuses)
    {
        foreach (var status in statuses)
            (operation.Responses ??= []).TryAdd(status, new OpenApiResponse { Content = new Dictionary<string, OpenApiMediaType> { [ApiProblem.MediaType] = new() { Schema = new OpenApiSchemaReference(nameof(ApiProblem), document) } } });
    }

    private static OpenApiParameter Header(string name, string description, bool isRequired, string example) =>
        new() { Name = name, In = ParameterLocation.Header, Required = isRequired, Description = description, Example = example, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static OpenApiOperation InForms(string page, FormatUse use, string summary, OpenApiDocument document)
    {
        var formats = Format.All.Where(f => f.IsFor(use)).ToList();
        var holes = page.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'));
        return new OpenApiOperation
        {
            OperationId = string.Concat(page.Split('/').Select(p => p.Trim('{', '}')).Select(p => p.Length == 0 ? "" : char.ToUpperInvariant(p[0]) + p[1..])) + "InForm",
            Summary = summary,
            Description = $"{string.Join(", ", formats.Select(f => $".{f.Suffix} ({f.Name})"))}. A list comes whole, a feed with the newest of it. The page’s own address gives the same for its media type in the Accept header.",
            Tags = new HashSet<OpenApiTagReference> { new("Forms", document) },
            Parameters =
            [
                .. holes.Select(hole => new OpenApiParameter { Name = hole, In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } }),
                new OpenApiParameter { Name = "suffix", In = ParameterLocation.Path, Required = true, Schema = ApiParameter.Choice(formats.Select(f => f.Suffix)) },
                .. page == "/search" ? [new OpenApiParameter { Name = "q", In = ParameterLocation.Query }] : Array.Empty<OpenApiParameter>(),
            ],
            Responses = new OpenApiResponses
            {
                ["200"] = new OpenApiResponse { Content = formats.ToDictionary(f => f.MediaType, _ => (OpenApiMediaType)new()) },
                ["404"] = new OpenApiResponse(),
            },
        };
    }

    /// <summary>What is here now, so that every example can be tried; nothing of what there is none.</summary>
    private async Task<Dictionary<string, string>> ExamplesAsync(CancellationToken ct)
    {
        // Of its own: the page for people has this made for all who ask, and not for its request.
        await using var scope = scopes.CreateAsyncScope();
        var (catalogue, terms) = (scope.ServiceProvider.GetRequiredService<PublicCatalogue>(), scope.ServiceProvider.GetRequiredService<Terms>());
        var months = await catalogue.MonthsAsync(ct);
        var month = months.NewestFirst.Select(m => m.Month).FirstOrDefault();
        var newest = await catalogue.Publications.Where(p => p.Month == month).OrderByDescending(p => p.SortDate).ThenBy(p => p.Position).ThenBy(p => p.Id).Select(p => p.Slug.ToString()).FirstOrDefaultAsync(ct);
        var examples = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["year"] = newest is null ? null : month.Path.Split('/')[1],
            ["month"] = newest is null ? null : month.Anchor,
            ["{month}.{suffix} month"] = newest is null ? null : month.Path.Split('/')[^1],
            ["publications slug"] = newest,
            // Not the one whose number is the example.
            ["replacement"] = await catalogue.Publications.Where(p => p.Id > 1).OrderBy(p => p.Id).Select(p => p.Slug.ToString()).FirstOrDefaultAsync(ct),
            ["series slug"] = await FirstAsync(Facet.Series),
            ["subjects slug"] = await FirstAsync(Facet.Subject),
            ["agents slug"] = await FirstAsync(Facet.Author),
            ["authors slug"] = await FirstAsync(Facet.Author),
        };
        return examples.Where(e => e.Value is not null).ToDictionary(e => e.Key, e => e.Value ?? "", StringComparer.Ordinal);

        async Task<string?> FirstAsync(Facet facet) => (await terms.ListAsync(facet, new TermPlace(""), 1, ct)).Terms is [var first] ? first.Name.Slug : null;
    }
}
