using System.Net.Mail;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Formats.Oai;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Harvest;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Oai;

/// <summary>What the protocol answers to its arguments.</summary>
public sealed class OaiAnswer(Harvesting harvest, HarvestSets sets, WholeLists lists, PublicCatalogue catalogue, Site site)
{
    private const int Length = 100;

    public async Task WriteAsync(IEnumerable<KeyValuePair<string, string>> arguments, HttpRequest asked, Stream to, CancellationToken ct)
    {
        var (request, error) = OaiRequest.Read(arguments);
        var write = error is not null ? Says(error) : await AnswerAsync(request!, asked, ct);
        using var writer = new OaiWriter(to, site.Absolute(asked, "/oai"), site.OaiNamespace, catalogue.Now, request);
        write(writer);
    }

    private async Task<Action<OaiWriter>> AnswerAsync(OaiRequest request, HttpRequest asked, CancellationToken ct) => request.Verb switch
    {
        "Identify" => await IdentifyAsync(asked, ct),
        "ListMetadataFormats" => await FormatsAsync(request, ct),
        "ListSets" => await SetsAsync(request, ct),
        "GetRecord" => await RecordAsync(request, asked, ct),
        _ => await ListAsync(request, asked, ct),
    };

    private async Task<Action<OaiWriter>> IdentifyAsync(HttpRequest asked, CancellationToken ct)
    {
        var earliest = await harvest.EarliestAsync(ct) ?? new DateTimeOffset(catalogue.Now).ToUnixTimeSeconds();
        return writer => writer.Identify(site.Title, site.Absolute(asked, "/oai"), Email(), earliest);
    }

    // The schema wants an address with a domain; RFC 2142 has one that each domain must answer.
    private string Email() => MailAddress.TryCreate(site.Contact, out var contact) && contact.Host.Contains('.', StringComparison.Ordinal) ? contact.Address
        : $"postmaster@{(OaiIdentifier.IsDomain(site.OaiNamespace) ? site.OaiNamespace : "localhost.invalid")}";

    private async Task<Action<OaiWriter>> FormatsAsync(OaiRequest request, CancellationToken ct) =>
        request.Identifier is null ? writer => writer.Formats()
        : await FindAsync(request, ct) is not { } header ? Says(OaiError.NoSuchItem)
        : header.IsDeleted ? Says(OaiError.NoFormats)
        : writer => writer.Formats();

    private async Task<Action<OaiWriter>> SetsAsync(OaiRequest request, CancellationToken ct)
    {
        var instance = await catalogue.InstanceAsync(ct);
        var token = ResumptionToken.Read(request.ResumptionToken, request.Verb, instance);
        if (request.ResumptionToken is not null && (token is null || !HarvestSet.Facets.Contains((Facet)token.Datestamp)))
            return Says(OaiError.BadToken);
        var (found, next) = await sets.ListAsync(token is null ? null : new SetPlace((Facet)token.Datestamp, token.Id), Length, ct);
        if (found.Count == 0)
            return Says(OaiError.NoSets);
        var cursor = token?.Cursor ?? 0;
        var more = next is null ? null : new ResumptionToken(request.Verb, "", "", "", "", (long)next.Facet, next.Id, cursor + found.Count).Write(instance);
        return writer =>
        {
            writer.Begin(request.Verb);
            foreach (var set in found)
                writer.Set(set.Spec, set.Name);
            writer.Token(more, cursor);
            writer.End();
        };
    }

    private async Task<Action<OaiWriter>> RecordAsync(OaiRequest request, HttpRequest asked, CancellationToken ct)
    {
        if (await FindAsync(request, ct) is not { } header)
            return Says(OaiError.NoSuchItem);
        if (MetadataFormat.Find(request.MetadataPrefix) is not { } format)
            return Says(OaiError.NoSuchFormat);
        var write = await RecordsAsync([header], format, asked, ct);
        return writer =>
        {
            writer.Begin(request.Verb);
            write(writer);
            writer.End();
        };
    }

    private async Task<Action<OaiWriter>> ListAsync(OaiRequest request, HttpRequest asked, CancellationToken ct)
    {
        var instance = await catalogue.InstanceAsync(ct);
        var token = ResumptionToken.Read(request.ResumptionToken, request.Verb, instance);
        if (request.ResumptionToken is not null && token is null)
            return Says(OaiError.BadToken);
        if (MetadataFormat.Find(token?.Prefix ?? request.MetadataPrefix) is not { } format)
            return Says(token is null ? OaiError.NoSuchFormat : OaiError.BadToken);
        var set = token is not null ? new HarvestSet(token.Set) : request.Set is null ? HarvestSet.All : await sets.FindAsync(request.Set, ct);
        if (set is not { } wanted)
            return Says(OaiError.NoRecords);
        var (from, until) = token is null ? (request.From ?? "", request.Until ?? "") : (token.From, token.Until);
        var question = new HarvestQuestion(wanted, OaiDate.Read(from)?.First, OaiDate.Read(until)?.Last);
        var found = await harvest.NextAsync(question, token is null ? null : new HarvestPlace(token.Datestamp, token.Id), Length + 1, ct);
        if (found.Count == 0)
            return Says(OaiError.NoRecords);
        var (page, cursor) = (found.Take(Length).ToList(), token?.Cursor ?? 0);
        var more = found.Count == page.Count ? null
            : new ResumptionToken(request.Verb, format.Prefix, wanted.Key, from, until, page[^1].Datestamp, page[^1].Id, cursor + page.Count).Write(instance);
        var write = request.Verb == "ListRecords" ? await RecordsAsync(page, format, asked, ct) : await HeadersAsync(page, ct);
        return writer =>
        {
            writer.Begin(request.Verb);
            write(writer);
            writer.Token(more, cursor);
            writer.End();
        };
    }

    private async Task<Action<OaiWriter>> HeadersAsync(IReadOnlyList<HarvestHeader> headers, CancellationToken ct)
    {
        var specs = await sets.SpecsAsync(headers, ct);
        return writer =>
        {
            foreach (var header in headers)
                Write(writer, header, header.IsDeleted, specs);
        };
    }

    private async Task<Action<OaiWriter>> RecordsAsync(IReadOnlyList<HarvestHeader> headers, MetadataFormat format, HttpRequest asked, CancellationToken ct)
    {
        var specs = await sets.SpecsAsync(headers, ct);
        // What is withdrawn in this moment is deleted already.
        var entries = (await lists.LoadAsync([.. headers.Where(h => !h.IsDeleted).Select(h => h.Id)], ct)).ToDictionary(p => p.Id);
        var context = site.FormatContext(asked) with { Instance = await catalogue.InstanceAsync(ct) };
        return writer =>
        {
            foreach (var header in headers)
            {
                var entry = entries.GetValueOrDefault(header.Id);
                writer.Record(() => Write(writer, header, entry is null, specs), entry, format, context);
            }
        };
    }

    private static void Write(OaiWriter writer, HarvestHeader header, bool isDeleted, IReadOnlyDictionary<HarvestSet, string> specs) =>
        writer.Header(header.Id, header.Datestamp, isDeleted, header.Sets.Where(specs.ContainsKey).Select(set => specs[set]));

    private async Task<HarvestHeader?> FindAsync(OaiRequest request, CancellationToken ct) =>
        OaiIdentifier.Read(site.OaiNamespace, request.Identifier) is { } id ? await harvest.FindAsync(id, ct) : null;

    private static Action<OaiWriter> Says(OaiError error) => writer => writer.Error(error);
}
