namespace PublicationsCatalogue.Benchmarks;

/// <summary>
/// The limit of a start: an MVC application with nothing but one Razor page of twenty titles, read by EF Core from the product's
/// own table, published ReadyToRun in the usual way.
/// </summary>
internal static class BareApp
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Microsoft.EntityFrameworkCore.Sqlite" Version="VERSION" />
          </ItemGroup>
        </Project>
        """;

    private const string Code = """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddDbContextPool<Titles>(o => o.UseSqlite(builder.Configuration["Database"]));
        var app = builder.Build();
        app.MapControllers();
        app.Run();

        public class Row { public long Id { get; set; } public string Title { get; set; } = ""; }

        public class Titles(DbContextOptions<Titles> options) : DbContext(options)
        {
            protected override void OnModelCreating(ModelBuilder model) => model.Entity<Row>().ToTable("PublicationTexts");
        }

        public class HomeController(Titles db) : Controller
        {
            [HttpGet("/")]
            public async Task<IActionResult> Index() => View(await db.Set<Row>().AsNoTracking().OrderByDescending(r => r.Id).Take(20).ToListAsync());
        }
        """;

    private const string Page = """
        @model List<Row>
        <!doctype html>
        <html lang="en"><head><title>Bare</title></head><body><ol>@foreach (var row in Model) {<li>@row.Title</li>}</ol></body></html>
        """;

    private static readonly Lazy<Task<string>> Published = new(PublishAsync);

    public static Task<string> FolderAsync() => Published.Value;

    /// <summary>What the program must be told to read this catalogue.</summary>
    public static Dictionary<string, string> Reading(string dataDirectory) =>
        new(StringComparer.Ordinal) { ["Database"] = $"Data Source={Path.Combine(dataDirectory, "catalogue.db")}", ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Logging__LogLevel__Default"] = "Warning" };

    private static async Task<string> PublishAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), "catalogue-benchmark-bare");
        var view = Path.Combine(folder, "Views", "Home");
        Directory.CreateDirectory(view);
        var version = typeof(Microsoft.EntityFrameworkCore.DbContext).Assembly.GetName().Version ?? throw new InvalidOperationException("EF Core has no version.");
        await File.WriteAllTextAsync(Path.Combine(folder, "Bare.csproj"), Project.Replace("VERSION", version.ToString(3), StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Code);
        await File.WriteAllTextAsync(Path.Combine(view, "Index.cshtml"), Page);
        var output = Path.Combine(folder, "published");
        await Shell.RunAsync("dotnet", "publish", Path.Combine(folder, "Bare.csproj"), "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-p:PublishReadyToRun=true", "-v", "q", "-o", output);
        return output;
    }
}
