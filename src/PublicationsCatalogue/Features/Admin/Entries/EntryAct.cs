namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>The button that sent the form.</summary>
public enum EntryAct
{
    Save,
    Publish,

    /// <summary>Without waiting for the time it is scheduled for.</summary>
    PublishNow,

    /// <summary>Publish, then a new form for the next of its kind.</summary>
    PublishNext,
    Preview,

    /// <summary>In as the issue of a series that the title names; nothing is saved.</summary>
    Fill,

    /// <summary>Out of the trash, with the changes.</summary>
    Restore,
}
