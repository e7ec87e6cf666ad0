namespace PublicationsCatalogue.Data;

/// <summary>What can be wrong with the store itself, whichever store it is.</summary>
public enum StorageFault
{
    Full,
    Locked,
    ReadOnly,
    Damaged,
    Unreachable,
}
