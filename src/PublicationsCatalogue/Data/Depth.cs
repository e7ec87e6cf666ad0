namespace PublicationsCatalogue.Data;

/// <summary>How far damage of the database is looked for.</summary>
public enum Depth
{
    /// <summary>The structure of its tables: quick enough to wait for.</summary>
    Tables,

    /// <summary>The structure of all of the file, also of what it keeps for searches.</summary>
    Structure,

    /// <summary>All that can be told, also whether what is referred to is there.</summary>
    Everything,
}
