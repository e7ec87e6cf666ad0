namespace PublicationsCatalogue.Tests.Support;

public static class Findings
{
    /// <summary>Fails with every finding in full; xunit's own message cuts them short.</summary>
    public static void AssertNone(IEnumerable<string> findings)
    {
        var all = findings.Distinct(StringComparer.Ordinal).ToList();
        if (all.Count > 0)
            Assert.Fail(string.Join(Environment.NewLine, all));
    }
}
