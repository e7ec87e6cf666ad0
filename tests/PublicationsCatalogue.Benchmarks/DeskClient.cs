using System.Globalization;
using System.Text.RegularExpressions;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>An editor who has signed in, with the token that each form of the desk carries.</summary>
internal sealed partial class DeskClient : IDisposable
{
    private const string Password = "a long enough pass phrase";
    private readonly HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Product.Address) };
    private string token = "";

    /// <summary>Makes the editor; while no server holds the catalogue.</summary>
    public static async Task<string> EditorAsync(string data)
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        await Product.VerbAsync(data, Password + "\n", "create-admin", "--email", email, "--role", "editor", "--password-stdin");
        return email;
    }

    public static async Task<DeskClient> SignInAsync(string email)
    {
        var desk = new DeskClient();
        desk.token = await desk.TokenAsync("/account/sign-in");
        using var answer = await desk.SendAsync("/account/sign-in", ("Name", email), ("Password", Password));
        desk.token = await desk.TokenAsync("/admin/entries/new");
        return desk;
    }

    public Task<HttpResponseMessage> GetAsync(string address) => client.GetAsync(new Uri(address, UriKind.Relative));

    public Task<string> ReadAsync(string address) => client.GetStringAsync(new Uri(address, UriKind.Relative));

    public async Task<HttpResponseMessage> SendAsync(string address, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await client.PostAsync(new Uri(address, UriKind.Relative), form);
    }

    public void Dispose() => client.Dispose();

    private async Task<string> TokenAsync(string address) => Token().Match(await ReadAsync(address)).Groups["token"].Value is { Length: > 0 } found ? found
        : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"No form on {address}."));

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
