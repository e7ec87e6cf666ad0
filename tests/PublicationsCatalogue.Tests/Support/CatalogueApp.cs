using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Postgres;
using PublicationsCatalogue.Data.Sqlite;

namespace PublicationsCatalogue.Tests.Support;

/// <summary>
/// The whole product over a real database of its own, as after a first start, with a clock that stands still
/// until a test moves it. CATALOGUE_TEST_DATABASE=postgres puts it on PostgreSQL.
/// </summary>
public class CatalogueApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string directory = Directory.CreateTempSubdirectory("catalogue-test-").FullName;
    private string? database;

    public static bool OnPostgres => Environment.GetEnvironmentVariable("CATALOGUE_TEST_DATABASE") == "postgres";

    // Tomorrow: HttpClient drops by the real clock a cookie that expires within this day.
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(DateTimeOffset.UtcNow.Date, TimeSpan.Zero).AddDays(1).AddHours(9));

    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    /// <summary>Where this app keeps its data.</summary>
    public string DataDirectory => directory;

    public async Task InitializeAsync() => database = await FirstStart.CopyAsync(directory);

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>An anonymous reader; follows no redirects, so that a test sees each answer.</summary>
    public HttpClient Reader() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>True while less work is put into the hash of a password than the product does: else hashing were most of what the tests do.</summary>
    public bool HasQuickHashes { get; init; } = true;

    /// <summary>Hears, or holds up, what is asked of the database; null where nobody listens.</summary>
    protected virtual IInterceptor? Interceptor => null;

    /// <summary>Runs in a scope of the product's own services.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }

    /// <summary>Saves as the desk would, so that revisions, addresses and counts are right; returns the entry.</summary>
    public Task<Publication> AddAsync(A builder) => InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<CatalogueContext>();
        var publication = builder.Build(Now);
        db.Publications.Add(publication);
        await db.SaveChangesAsync();
        return publication;
    });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ServerLog.Keep();
        builder.UseEnvironment("Production");
        // What belongs to one request is never handed out to all of them.
        builder.UseDefaultServiceProvider(services => services.ValidateScopes = true);
        builder.UseSetting("Catalogue:DataDirectory", directory);
        // A test moves the clock by days; only who asks for the files has them made.
        builder.UseSetting("Catalogue:FilesAt", "");
        if (database is not null)
        {
            builder.UseSetting("Catalogue:Database:Provider", "Postgres");
            builder.UseSetting("Catalogue:Database:ConnectionString", database);
        }
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            if (HasQuickHashes)
                services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1000);
            if (Interceptor is not { } interceptor)
                return;
            if (OnPostgres)
                services.ConfigureDbContext<PostgresCatalogueContext>(o => o.AddInterceptors(interceptor));
            else
                services.ConfigureDbContext<SqliteCatalogueContext>(o => o.AddInterceptors(interceptor));
        });
    }
}
