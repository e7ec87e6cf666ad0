using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.House;

/// <summary>Over it? Split by thing, not by layer.</summary>
public sealed class FileSizes
{
    [Theory]
    [InlineData(".cs", 300)]
    [InlineData(".cshtml", 120)]
    public void No_file_is_longer_than_one_sitting(string ending, int most) =>
        Findings.AssertNone(Tree.Files("src", ending).Concat(Tree.Files("tests", ending))
            .Select(f => (File: f, Lines: Tree.Read(f).Count(c => c == '\n')))
            .Where(f => f.Lines > most).Select(f => $"{f.File} has {f.Lines} lines"));

    [Fact]
    public void Program_reads_as_a_table_of_contents() =>
        Assert.InRange(Tree.Read("src/PublicationsCatalogue/Program.cs").Count(c => c == '\n'), 1, 40);
}
