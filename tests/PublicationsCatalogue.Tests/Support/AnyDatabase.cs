namespace PublicationsCatalogue.Tests.Support;

/// <summary>Marks, as `[Trait(AnyDatabase.Trait, AnyDatabase.Value)]`, what no database changes, such as how pages look, what hashing costs or how often one may ask: `.ci/run` runs it once, `dotnet test` on each.</summary>
internal static class AnyDatabase
{
    public const string Trait = "Database";
    public const string Value = "any";
}
