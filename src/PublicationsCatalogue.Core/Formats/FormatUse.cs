namespace PublicationsCatalogue.Core.Formats;

/// <summary>What a format can hold: one publication, a list of them, or either; or only a list whose entries stand under days.</summary>
[Flags]
public enum FormatUse
{
    None = 0,
    Entry = 1,
    List = 2,
    Both = Entry | List,
    Days = 4,
    ListOfDays = List | Days,

    /// <summary>Not the publication itself, but where it leads to.</summary>
    Links = 8,
}
