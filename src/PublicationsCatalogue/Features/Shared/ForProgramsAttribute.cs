namespace PublicationsCatalogue.Features.Shared;

/// <summary>A call for programs: it answers in JSON, tells errors as <see cref="ApiProblem"/>, and takes no parameter that it does not know.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ForProgramsAttribute : Attribute;
