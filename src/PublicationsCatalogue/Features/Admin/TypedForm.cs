namespace PublicationsCatalogue.Features.Admin;

/// <summary>What each form has whose text is kept while it is typed. All fields are text, so that whatever was typed can be shown again.</summary>
public abstract class TypedForm
{
    /// <summary>The most bytes of a form that are read: more than any entry can hold, so that what is too long is told at its field.</summary>
    public const int Limit = 8 * 1024 * 1024;

    /// <summary>Made when the empty form is shown; a form that is sent twice makes one entry.</summary>
    public Guid Key { get; set; }

    /// <summary>The revision this form was filled from; 0 for a new entry.</summary>
    public int Revision { get; set; }

    /// <summary>How often this form's text was kept unsaved, and in which of the browser's tabs it stands; see <see cref="Data.PendingChange"/>.</summary>
    public int Sequence { get; set; }
    public Guid Tab { get; set; }

    public string? Title { get; set; }

    /// <summary>What it is listed by while it has no title.</summary>
    public virtual string? OtherName() => null;
}
