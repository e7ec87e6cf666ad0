using System.Text.RegularExpressions;

namespace PublicationsCatalogue.Tests.Support;

/// <summary>What an answer of 500 and more must hold, and what no answer may.</summary>
public static partial class Faults
{
    /// <summary>M-22: no innards; and for 5xx a reference that stands in the log. Returns the body.</summary>
    public static async Task<string> AssertTellsNothingAsync(this HttpResponseMessage answer, Running running)
    {
        var body = await answer.Content.ReadAsStringAsync();
        foreach (var told in new[] { "   at ", "SQLite Error", "Npgsql", "Exception", "System.", "/tmp/", "/work/", ".cs:line" })
            Assert.DoesNotContain(told, body, StringComparison.Ordinal);
        if ((int)answer.StatusCode >= 500)
        {
            var reference = Reference().Match(body);
            Assert.True(reference.Success, $"{(int)answer.StatusCode} has no reference: {body[..Math.Min(body.Length, 500)]}");
            await running.LoggedAsync(reference.Groups["id"].Value);
        }
        return body;
    }

    [GeneratedRegex(@"Reference: (?<id>[\w:-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();
}
