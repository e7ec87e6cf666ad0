using PublicationsCatalogue.Core.Formats;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>A page that other programs can have in their own forms: at its address with a suffix, or by what a request accepts.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class InFormatsAttribute(FormatUse use) : Attribute
{
    public FormatUse Use { get; } = use;

    /// <summary>False where only a suffix counts.</summary>
    public bool ByAccept { get; init; } = true;
}
