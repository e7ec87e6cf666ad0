using System.Net;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Commands;

/// <summary>What the desk did with names, and what readers did not find, after the server has stopped.</summary>
public sealed class RenamedTests : IAsyncLifetime
{
    private readonly Executable catalogue = new();

    public Task InitializeAsync() => catalogue.InitializeAsync();

    public Task DisposeAsync() => catalogue.DisposeAsync();

    [Fact]
    public async Task Renamed_and_merged_names_leave_verify_clean_and_a_stopped_server_has_written_what_was_not_found()
    {
        var file = Path.Combine(Directory.CreateDirectory(catalogue.Data).FullName, "rows.csv");
        await File.WriteAllTextAsync(file, "title,date,authors,series,subjects\nOne,2021,\"Weasel, W.\",Letters,Weasels\nTwo,2021,\"Stoat, S.\",Letters,Stoats\n");
        Assert.Equal(0, (await catalogue.RunAsync(["import", file])).Code);
        var (running, editor) = await catalogue.ServeWithEditorAsync();
        using (editor)
        {
            await RenameAsync(editor, "/admin/authors", "Weasel, W.", "Name");
            await RenameAsync(editor, "/admin/subjects", "Weasels", "Label");
            await RenameAsync(editor, "/admin/series", "Letters", "Title");
            using var merged = await editor.SubmitAsync(await editor.PageAsync($"{await AddressAsync(editor, "/admin/subjects", "Stoats")}/merge?into=Weasels+renamed"), "main form[method=post]", new Dictionary<string, string>());
            Assert.Equal(HttpStatusCode.Redirect, merged.StatusCode);
            using var missed = await running.Client.GetAsync(new Uri("/search?q=never+was+this", UriKind.Relative));
        }
        await running.SignalAsync("TERM");
        Assert.DoesNotContain(running.Logged, line => line.Contains(" WRN ", StringComparison.Ordinal));

        var verified = await catalogue.RunAsync(["verify"]);

        Assert.Equal((0, ""), (verified.Code, verified.Error));
        var again = await catalogue.ServeAsync();
        using var back = await SignInAsync(again);
        Assert.Contains("never was this", (await back.PageAsync("/admin/searches")).QuerySelector("main").Text(), StringComparison.Ordinal);
    }

    private static async Task RenameAsync(HttpClient editor, string list, string name, string field)
    {
        var address = await AddressAsync(editor, list, name);
        using var answer = await editor.SubmitAsync(await editor.PageAsync(address), $"main form[action='{address}']", new Dictionary<string, string> { [field] = name + " renamed" });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static async Task<string> AddressAsync(HttpClient editor, string list, string name) =>
        (await editor.PageAsync(list)).QuerySelectorAll("tbody th a").Single(a => a.Text() == name).GetAttribute("href") ?? "";

    private static async Task<HttpClient> SignInAsync(Running running)
    {
        var browser = Running.Browser();
        browser.BaseAddress = running.Client.BaseAddress;
        using var answer = await browser.SubmitAsync(await browser.PageAsync("/account/sign-in"), "main form", new Dictionary<string, string> { ["Name"] = "ana@example.org", ["Password"] = SignIn.Password });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }
}
