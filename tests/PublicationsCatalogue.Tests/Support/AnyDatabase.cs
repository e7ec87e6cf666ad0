namespace PublicationsCatalogue.Tests.Support;

/// <summary>Marks, as `[Trait(AnyDatabase.Trait, AnyDatabase.Value)]`, what no database changes, such as how pages look: `.ci/run` runs it once.</summary>
internal static class AnyDatabase
{
    public const string Trait = "Database";
    public const string Value = "any";
}
