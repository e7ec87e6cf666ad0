namespace PublicationsCatalogue.Core.Formats;

/// <summary>What a format can hold: one publication, a list of them, or either.</summary>
[Flags]
public enum FormatUse
{
    None = 0,
    Entry = 1,
    List = 2,
    Both = Entry | List,
}
