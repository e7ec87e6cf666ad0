namespace PublicationsCatalogue.Features.Shared;

/// <summary>The body that a call takes, for its description.</summary>
/// <param name="example">JSON that the call takes as it stands.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TakesAttribute(Type shape, string example, string mediaType = "application/json") : Attribute
{
    public Type Shape { get; } = shape;

    public string Example { get; } = example;

    public string MediaType { get; } = mediaType;
}
