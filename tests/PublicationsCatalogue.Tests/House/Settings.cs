using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Tests.House;

public sealed class Settings
{
    public static TheoryData<string> Keys => [.. KeysOf(typeof(CatalogueSettings), CatalogueSettings.Section)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_setting_is_explained_in_the_readme(string key) => Assert.Contains($"`{key}`", Tree.Read("README.md"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_setting_stands_in_the_readme_with_its_environment_name(string key) =>
        Assert.Contains($"`{key.Replace(":", "__", StringComparison.Ordinal)}", Tree.Read("README.md"), StringComparison.Ordinal);

    private static IEnumerable<string> KeysOf(Type record, string prefix) => record.GetProperties()
        .SelectMany(p => p.PropertyType.Namespace == typeof(CatalogueSettings).Namespace && !p.PropertyType.IsEnum
            ? KeysOf(p.PropertyType, $"{prefix}:{p.Name}") : [$"{prefix}:{p.Name}"]);
}
