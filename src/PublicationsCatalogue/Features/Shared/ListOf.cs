using System.ComponentModel;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>Some of a list.</summary>
public record ListOf<T>(
    [property: Description("In the order of the list.")] IReadOnlyList<T> Items,
    [property: Description("The address that goes on with the list; left out at its end. The same stands in the Link header.")] string? Next)
{
    [Description("What is not told here, in a sentence.")]
    public string? Note { get; init; }
}
