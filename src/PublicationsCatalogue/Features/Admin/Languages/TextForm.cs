namespace PublicationsCatalogue.Features.Admin.Languages;

/// <summary>The words of an entry in one language, as typed.</summary>
public sealed class TextForm : TypedForm
{
    public string? Subtitle { get; set; }
    public string? Summary { get; set; }
}

/// <summary>The buttons of the form.</summary>
public enum TextAct
{
    Save,

    /// <summary>Saves, and says that the others are translations of this text.</summary>
    MakeOriginal,
    Remove,
}
