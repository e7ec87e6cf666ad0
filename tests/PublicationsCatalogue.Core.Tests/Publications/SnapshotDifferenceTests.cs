using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Tests.Publications;

public sealed class SnapshotDifferenceTests
{
    [Theory]
    [InlineData("fr:Bonjour", "fr:Bonjour", "")]
    [InlineData("fr:Bonjour", "fr:Salut", "French text")]
    [InlineData("", "fr:Bonjour", "French text")]
    [InlineData("fr:Bonjour", "", "French text")]
    [InlineData("fr:Bonjour es:Hola", "es:Hola fr:Bonjour", "")]
    [InlineData("fr:Bonjour es:Hola", "fr:Salut es:Buenas zh-Hant:您好", "Spanish text, French text, Chinese (Traditional) text")]
    [InlineData("", "de:a es:b fr:c it:d pt:e", "translations")]
    public void A_translation_that_changed_is_named_by_its_language(string before, string after, string told) =>
        Assert.Equal(told, string.Join(", ", SnapshotDifference.Fields(With(before), With(after))));

    private static PublicationSnapshot With(string translations) => new()
    {
        Slug = "hello",
        State = PublicationState.Draft,
        Texts = [new TextSnapshot("en", true, "Hello", null, null, null),
            .. translations.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => t.Split(':')).Select(t => new TextSnapshot(t[0], false, t[1], null, null, null))],
        Contributions = [],
        Series = [],
        Subjects = [],
        Identifiers = [],
        Links = [],
        Relations = [],
    };
}
