namespace PublicationsCatalogue.Features.Shared;

/// <summary>For programs and not for the eye: scripts of other sites may read it too, as they may read any page in one of the formats.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenToScriptsAttribute : Attribute;
