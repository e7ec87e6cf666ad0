namespace PublicationsCatalogue.Features.Admin.Users;

/// <summary>One person, as shown to whoever may change accounts.</summary>
/// <param name="Person">Whose account it is.</param>
/// <param name="MayChange">False for an admin who looks at an owner.</param>
/// <param name="Problem">Why the last change was refused.</param>
public sealed record PersonPage(Person Person, bool MayChange, string? Problem = null);
