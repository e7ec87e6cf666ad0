using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Browse;
using PublicationsCatalogue.Features.Search;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Hosting;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Commands;

internal static class Export
{
    public static Command Command()
    {
        var format = new Argument<string>("format") { HelpName = "format", Description = $"One of {string.Join(", ", Format.All.Select(f => f.Suffix))}" };
        format.AcceptOnlyFromAmong([.. Format.All.Select(f => f.Suffix)]);
        var month = new Option<string?>("--month") { Description = "Only this month, such as 2021-10, or this year, such as 2021" };
        var query = new Option<string?>("--query") { Description = "Only what this search finds, newest first; as in the search box" };
        var output = new Option<FileInfo?>("--output", "-o") { Description = "A file, put there when it is whole; else standard output" };
        var command = new Command("export", "Writes the public entries in one of the formats: all of them, of a month or of a search; of a feed the newest. Works beside a running server.\n"
            + "Example: export bib --month 2021-10 -o october.bib")
        {
            format, month, query, output,
        };
        command.Validators.Add(call =>
        {
            if (call.GetResult(month) is not null && call.GetResult(query) is not null)
                call.AddError("Give --month or --query, not both.");
        });
        month.Validators.Add(given =>
        {
            if (given.Tokens is [var typed] && !IsMonthOrYear(typed.Value, out _))
                given.AddError($"“{typed.Value}” is no month and no year: write 2021-10 or 2021.");
        });
        query.Validators.Add(given =>
        {
            if (given.Tokens is [var typed] && string.IsNullOrWhiteSpace(typed.Value))
                given.AddError("The search is empty: give words after --query, or leave it out for all entries.");
        });
        command.SetAction((call, ct) => RunAsync(Format.Find(call.GetRequiredValue(format)) ?? Format.All[0], call.GetValue(month), call.GetValue(query), call.GetValue(output), ct));
        return command;
    }

    private static async Task<int> RunAsync(Format format, string? month, string? query, FileInfo? output, CancellationToken ct)
    {
        await using var app = Server.Build([], readOnly: true);
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await RefuseUnlessReadyAsync(services, ct);
        var parts = services.GetRequiredService<ListParts>();
        var list = query is not null ? await FoundAsync(services, format, query, ct) : month is not null ? await DatedAsync(parts, month, ct)
            : PublicList.OfAll(parts, await parts.Catalogue.MonthsAsync(ct));
        TellWhereItIs(services);
        var basis = parts.Site.FormatContext() with { Instance = await parts.Catalogue.InstanceAsync(ct) };
        var (told, publications) = await list.ReadAsync(format, basis, ct);
        try
        {
            if (output is not null)
                await WholeFile.WriteAsync(output.FullName, to => format.WriteAsync(publications, told, to, null, ct));
            else
            {
                await using var standard = Console.OpenStandardOutput();
                await format.WriteAsync(publications, told, standard, null, ct);
            }
        }
        catch (Exception e) when (e is (IOException or UnauthorizedAccessException) && Database.FaultOf(e) is null)
        {
            throw new StartRefusedException($"{(output is null ? "Standard output" : output.FullName)} can't be written: {(e is DirectoryNotFoundException ? "its folder is not there." : e.Message)}", e);
        }
        return 0;
    }

    /// <summary>Beside a running server, addresses lead there when no setting says where readers find it.</summary>
    public static void TellWhereItIs(IServiceProvider services)
    {
        if (services.GetRequiredService<DataDirectory>().ServedAt() is { } address)
            services.GetRequiredService<Site>().IsServedAt(address);
    }

    public static async Task RefuseUnlessReadyAsync(IServiceProvider services, CancellationToken ct)
    {
        var (settings, db) = (services.GetRequiredService<CatalogueSettings>(), services.GetRequiredService<CatalogueContext>());
        if (Database.FileOf(settings) is { } file && !File.Exists(file))
            throw new StartRefusedException($"There is no catalogue here: {file} is missing.");
        // A file that may not be read has no tables, as far as the next question can tell.
        await db.Database.OpenConnectionAsync(ct);
        if (await db.PendingMigrationsAsync(ct) is not [])
            throw new StartRefusedException("There is no catalogue here, or it is of an older release: start it once, or run migrate, then try again.");
    }

    private static async Task<PublicList> DatedAsync(ListParts parts, string month, CancellationToken ct)
    {
        _ = IsMonthOrYear(month, out var date);
        return (date.Month is null ? await FileLists.OfYearAsync(parts, date.Year, ct) : await FileLists.OfMonthAsync(parts, date.Listing, ct))
            ?? throw new StartRefusedException($"The catalogue has nothing of {month}.");
    }

    private static bool IsMonthOrYear(string typed, out PartialDate date) => PartialDate.TryParse(typed, out date) && date.Day is null;

    private static async Task<PublicList> FoundAsync(IServiceProvider services, Format format, string query, CancellationToken ct)
    {
        var form = new SearchForm { Q = query, Sort = SearchForm.NameOf(SearchOrder.Newest) };
        var asked = await AskedSearch.ReadAsync(services.GetRequiredService<SearchParts>(), form, ct);
        foreach (var note in asked.Notes)
            await Console.Error.WriteLineAsync(note);
        return asked.List(services.GetRequiredService<ListParts>(), format);
    }
}
