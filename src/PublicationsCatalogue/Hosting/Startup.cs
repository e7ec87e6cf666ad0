using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Duplicates;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Hosting;

/// <summary>Proves that the database is the right one and sound, and brings it up to date, before anyone is answered.</summary>
internal sealed class Startup(CatalogueContext db, DataDirectory data, CatalogueSettings settings, TimeProvider clock, ILogger<Startup> log)
{
    private const long CheckedWholeUpTo = 100L * 1024 * 1024;
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan MigrationLimit = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan FirstReadersFirst = TimeSpan.FromSeconds(3);

    /// <summary>The data directory must be held. Throws <see cref="StartRefusedException"/> with the sentence to show.</summary>
    public static async Task<Instance> PrepareAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var startup = ActivatorUtilities.CreateInstance<Startup>(scope.ServiceProvider);
        try
        {
            return await startup.PrepareAsync(ct);
        }
        catch (Exception e) when (e is not StartRefusedException && Explain.Of(e, services.GetRequiredService<CatalogueSettings>()) is { } sentence)
        {
            throw new StartRefusedException(sentence, e);
        }
    }

    /// <summary>Looks once more, at all of the file, while pages are served. Damage stops the server and is thrown.</summary>
    public static async Task CheckWholeAsync(WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        await Task.Delay(FirstReadersFirst, app.Services.GetRequiredService<TimeProvider>(), stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // The next start looks again.
        if (stopping.IsCancellationRequested)
            return;
        // Not before: the context of the start is the first reader's meanwhile, and a second one takes as long to make again.
        await using var scope = app.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<Startup>(scope.ServiceProvider).CheckWholeAsync(app.Lifetime);
    }

    /// <summary>How many entries the listing gave a new catalogue; null when nothing was to be done.</summary>
    public static async Task<int?> SeedAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var listing = Places.Listing(services.GetRequiredService<IHostEnvironment>().ContentRootPath);
        try
        {
            return await ActivatorUtilities.CreateInstance<ListingSeed>(scope.ServiceProvider).PlantAsync(listing, ct);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StartRefusedException($"The listing {listing} is missing, so the new catalogue could not be filled: put it back.", e);
        }
    }

    private async Task<Instance> PrepareAsync(CancellationToken ct)
    {
        var marker = data.ReadMarker();
        var file = PrepareFile(marker);
        if (IsChecked(file))
            await SayWhenLongAsync("Looking through the database for damage…", () => RefuseDamagedAsync(Depth.Tables, ct));
        var applied = await db.AppliedMigrationsAsync(ct);
        RefuseNewer(applied);
        await RefuseStrangerAsync(marker, applied.Count > 0, ct);
        await db.MakeDurableAsync(ct);
        if (db.KnownMigrations.Except(applied, StringComparer.Ordinal).Any())
            await SayWhenLongAsync(applied.Count == 0 ? "Making the tables of the database…" : "Bringing the database up to date…", () => MigrateAsync(applied.Count == 0, ct));
        await CheckSettingsAsync(ct);
        var instance = await InstanceAsync(ct);
        if (marker is null)
            data.WriteMarker(instance.Id);
        if (!instance.IsFilled)
            await FillAsync(ct);
        return instance;
    }

    private async Task CheckWholeAsync(IHostApplicationLifetime lifetime)
    {
        try
        {
            if (Database.FileOf(settings) is { } path && IsChecked(new FileInfo(path)))
                await RefuseDamagedAsync(Depth.Structure, lifetime.ApplicationStopping);
        }
        catch (OperationCanceledException)
        {
            // The next start looks again.
        }
        catch (Exception e) when (e is StartRefusedException || Database.FaultOf(e) == StorageFault.Damaged)
        {
            lifetime.StopApplication();
            throw;
        }
        catch (Exception e)
        {
            log.LogWarning(e, "The database could not be looked at as a whole: run verify");
        }
    }

    private async Task FillAsync(CancellationToken ct)
    {
        var count = await db.StateCounts.SumAsync(c => c.Count, ct);
        var entries = string.Create(CultureInfo.InvariantCulture, $"{count:#,0} entries");
        await SayWhenLongAsync($"Making the keys by which like titles of {entries} are found…", () => TitleKeyKeeper.FillAsync(db, ct));
        await SayWhenLongAsync("Making the keys by which names stand in order…", () => SortKeys.FillAsync(db, ct));
        await SayWhenLongAsync($"Noting the history of {entries}…", () => HistoryFill.FillAsync(db, ct));
        await SayWhenLongAsync($"Making the search index of {entries}…", () => SearchIndexer.FillAsync(db, SaySometimes, ct));
    }

    // Who waits is told what for, beside what a verb gives out: by a timer, because on SQLite the work keeps its thread until it is done.
    private static async Task SayWhenLongAsync(string what, Func<Task> work)
    {
        await using var timer = new Timer(_ => Console.Error.WriteLine(what), null, Long, Timeout.InfiniteTimeSpan);
        await work();
    }

    private static void SaySometimes(int indexed)
    {
        if (indexed % 50_000 == 0)
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{indexed:#,0} entries are in the search index"));
    }

    // The file, there now if it was not; null where the store is none.
    private FileInfo? PrepareFile(Guid? marker)
    {
        if (Database.FileOf(settings) is not { } path || path.Contains(":memory:", StringComparison.Ordinal))
            return null;
        var file = new FileInfo(path);
        if (marker is not null && !file.Exists)
            throw Stranger(marker, "is missing");
        if (marker is not null && file.Length == 0)
            throw Stranger(marker, "is empty");
        if (Directory.Exists(path))
            throw new StartRefusedException(Explain.IsFolder(settings));
        if (!file.Exists)
            CreatePrivate(file);
        file.Refresh();
        return file;
    }

    private static bool IsChecked(FileInfo? file) => file is { Exists: true, Length: > 0 and <= CheckedWholeUpTo };

    private async Task RefuseDamagedAsync(Depth depth, CancellationToken ct)
    {
        if (await db.DamageAsync(depth, ct) is [var damage, ..])
            throw new StartRefusedException($"{Explain.NameOf(settings)} is damaged ({damage.Split('\n')[0]}). {(depth == Depth.Tables ? "Nothing was changed: keep" : "Keep")} a copy of it and put the last backup in its place.");
    }

    private void CreatePrivate(FileInfo file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using var created = file.Open(options);
        }
        catch (Exception e) when (e is DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"{Explain.NameOf(settings)} can't be made: {file.DirectoryName} must be a folder that is there and that the catalogue may write to. Catalogue:Database:ConnectionString names it.", e);
        }
    }

    private void RefuseNewer(IReadOnlyList<string> applied)
    {
        if (applied.Except(db.KnownMigrations, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw new StartRefusedException($"{Explain.NameOf(settings)} was made by a newer release of the catalogue (it has {unknown}): start that release, or put back a backup from before the update.");
    }

    private async Task RefuseStrangerAsync(Guid? marker, bool hasTables, CancellationToken ct)
    {
        if (marker is null)
            return;
        if (!hasTables)
            throw Stranger(marker, "holds no catalogue");
        var id = await db.Instances.Select(i => (Guid?)i.Id).SingleOrDefaultAsync(ct);
        if (id != marker)
            throw id is null ? Stranger(marker, "holds no catalogue") : new StartRefusedException(
                $"{data.Folder} belongs to the catalogue {marker}, but {Explain.NameOf(settings)} is that of another catalogue, {id}. "
                + $"If it was put there on purpose, as when a backup is restored on another machine, delete {data.MarkerFile} and start again; else put the right database back.");
    }

    private StartRefusedException Stranger(Guid? marker, string what) =>
        new($"{data.Folder} belongs to the catalogue {marker}, but {Explain.NameOf(settings)[..1].ToLowerInvariant()}{Explain.NameOf(settings)[1..]} {what}. "
            + $"Put its database back from a backup. Only to begin anew with an empty catalogue, delete {data.MarkerFile} first.");

    private async Task MigrateAsync(bool isFirst, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(MigrationLimit);
        try
        {
            // A server's driver would give up after half a minute on what takes longer with very many entries.
            if (Database.FileOf(settings) is null)
                db.Database.SetCommandTimeout(MigrationLimit);
            await db.ClearMigrationLockAsync(limit.Token);
            await db.Database.MigrateAsync(limit.Token);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new StartRefusedException($"{Explain.NameOf(settings)} could not be brought up to date in {MigrationLimit.TotalMinutes} minutes: another program may be holding it.", e);
        }
        catch (DbException e) when (isFirst && Database.FaultOf(e) is null)
        {
            throw new StartRefusedException($"{Explain.NameOf(settings)} holds something else than a catalogue ({e.Message.Split('\n')[0].TrimEnd('.')}): set Catalogue:Database:ConnectionString to a database of the catalogue’s own.", e);
        }
    }

    private async Task CheckSettingsAsync(CancellationToken ct)
    {
        foreach (var setting in (await db.SettingsAsync(ct)).Where(s => !s.IsRight))
        {
            if (setting.IsRequired)
                throw new StartRefusedException($"{Explain.NameOf(settings)} can't be trusted to keep what is saved: {setting.Name} is {setting.Value}, it must be {setting.Wanted}.");
            log.LogWarning("The database may lose saved entries when the power fails: {Setting} is {Value}, it should be {Wanted}", setting.Name, setting.Value, setting.Wanted);
        }
    }

    private async Task<Instance> InstanceAsync(CancellationToken ct)
    {
        if (await db.Instances.AsNoTracking().SingleOrDefaultAsync(ct) is { } known)
            return known;
        var instance = Instance.New(clock.GetUtcNow().UtcDateTime);
        db.Instances.Add(instance);
        await db.SaveChangesAsync(ct);
        return instance;
    }
}
