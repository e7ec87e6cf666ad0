namespace PublicationsCatalogue.Data;

/// <summary>A setting of the database on which it depends that what was acknowledged is kept.</summary>
/// <param name="IsRequired">Without it the catalogue does not start; else it warns.</param>
public sealed record DatabaseSetting(string Name, string Value, string Wanted, bool IsRight, bool IsRequired);
