using Microsoft.AspNetCore.Http;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Hosting;

/// <summary>The real program, killed between two attempts.</summary>
public sealed class WebhookRestartTests : IAsyncLifetime
{
    private readonly Executable catalogue = new();

    public Task InitializeAsync() => catalogue.InitializeAsync();

    public Task DisposeAsync() => catalogue.DisposeAsync();

    [Fact]
    public async Task A_message_that_was_not_taken_comes_again_after_the_program_was_killed()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.AnswersWith(StatusCodes.Status500InternalServerError);
        catalogue.Settings["Catalogue__Webhooks__AllowedHosts__0"] = "localhost";
        catalogue.Settings["Catalogue__Webhooks__AllowPrivateAddresses"] = "true";
        // A proxy of the environment is no way around the check.
        catalogue.Settings["http_proxy"] = catalogue.Settings["https_proxy"] = "http://127.0.0.1:9";
        var (running, owner) = await catalogue.ServeWithEditorAsync();
        using var added = await owner.SubmitAsync(await owner.PageAsync("/admin/webhooks"), "main form.form", new Dictionary<string, string> { ["Url"] = receiver.Address.AbsoluteUri });
        var secret = (await added.PageAsync()).QuerySelector("#link").Text();
        using var saved = await owner.SubmitAsync(await owner.PageAsync("/admin/entries/new"), "#entry", new Dictionary<string, string> { ["Title"] = "Survives", ["Date"] = "2021-10" }, "publish");
        var first = await receiver.NextAsync();
        Assert.Equal("Survives", first.Title);
        await running.SignalAsync("KILL");
        owner.Dispose();

        receiver.AnswersWith(StatusCodes.Status200OK);
        using var again = await catalogue.ServeAsync();
        var second = await receiver.NextAsync();
        Assert.Equal(first.Id, second.Id);
        Assert.True(second.IsSignedWith(secret));
    }
}
