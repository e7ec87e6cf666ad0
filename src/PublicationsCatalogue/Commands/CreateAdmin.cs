using System.CommandLine;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Hosting;

namespace PublicationsCatalogue.Commands;

internal static class CreateAdmin
{
    private const int LongestEmail = 256;
    private const int LongestName = 200;

    public static Command Command()
    {
        var email = new Option<string>("--email") { Description = "The address this person signs in with", Required = true };
        var name = new Option<string?>("--name") { Description = "The name that others see; else the address" };
        var role = new Option<string>("--role") { Description = "What this person may do: owner (everything), admin (people and entries), editor (entries)", DefaultValueFactory = _ => Roles.Owner };
        role.AcceptOnlyFromAmong([.. Roles.All]);
        var fromStdin = new Option<bool>("--password-stdin") { Description = "Reads the password, one line, from standard input" };
        var command = new Command("create-admin", "Adds a person who can sign in. Works beside a running server.\n"
            + "Example: create-admin --email ana@example.org --password-stdin < password.txt")
        {
            email, name, role, fromStdin,
        };
        // A switch has a value even where it is not given, so that "required" alone asks for nothing.
        command.Validators.Add(call =>
        {
            if (call.GetResult(fromStdin) is null or { Implicit: true })
                call.AddError("Give --password-stdin, and the password as one line on standard input.");
        });
        email.Validators.Add(given =>
        {
            if (given.Tokens is [var typed] && (typed.Value.Any(char.IsWhiteSpace) || typed.Value.Length > LongestEmail || !new EmailAddressAttribute().IsValid(typed.Value)))
                given.AddError($"“{typed.Value}” is no e-mail address: write one such as ana@example.org.");
        });
        name.Validators.Add(given =>
        {
            if (given.Tokens is [var typed] && (typed.Value.Length > LongestName || OneLine.OfName(typed.Value).Length == 0))
                given.AddError($"A name has 1 to {LongestName} characters; without --name others see the e-mail.");
        });
        command.SetAction((call, ct) => RunAsync(call.GetRequiredValue(email), call.GetValue(name), call.GetRequiredValue(role), ct));
        return command;
    }

    private static async Task<int> RunAsync(string email, string? name, string role, CancellationToken ct)
    {
        var password = await Console.In.ReadLineAsync(ct);
        if (string.IsNullOrEmpty(password))
            throw new StartRefusedException("There is no password on standard input: write it there as one line.");
        // What stands for octets that are no character: nobody could type it again.
        if (password.Contains('\uFFFD', StringComparison.Ordinal))
            throw new StartRefusedException("The password on standard input is not in UTF-8: write it there in UTF-8.");
        await using var app = Server.Build([]);
        await PrepareAsync(app, ct);
        await using var scope = app.Services.CreateAsyncScope();
        await AddAsync(scope.ServiceProvider, email, name ?? email, role, password);
        await Console.Out.WriteLineAsync($"{email} can sign in now, as {role}.");
        return 0;
    }

    // Beside a running server the database is ready; else this is who makes it so.
    private static async Task PrepareAsync(WebApplication app, CancellationToken ct)
    {
        if (app.Services.GetRequiredService<DataDirectory>().TryHold())
        {
            await Startup.PrepareAsync(app.Services, ct);
            return;
        }
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<CatalogueContext>().PendingMigrationsAsync(ct) is not [])
            throw new StartRefusedException("The database is being brought up to date by another process: try again when that is done.");
    }

    private static async Task AddAsync(IServiceProvider services, string email, string name, string role, string password)
    {
        var result = await OwnerAccount.CreateAsync(services.GetRequiredService<UserManager<User>>(), services.GetRequiredService<RoleManager<IdentityRole>>(),
            email, name, password, role, services.GetRequiredService<TimeProvider>());
        if (!result.Succeeded)
            throw new StartRefusedException(string.Join(' ', result.Errors.Select(e => e.Description).Distinct(StringComparer.Ordinal)));
    }
}
