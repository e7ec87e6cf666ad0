using Microsoft.AspNetCore.Mvc.ModelBinding;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Features.Admin.Authors;

/// <summary>The form read: values that can be stored. What can't be read becomes an error at its field.</summary>
public sealed record AuthorInput(string Name, string? Identifier, IReadOnlyList<string> AlsoCalled, string? Website, string? Description)
{
    private const int MostNames = 50;

    public static AuthorInput Read(AuthorForm form, AgentKind kind, ModelStateDictionary errors)
    {
        var read = new FieldReader(errors);
        var name = read.Name("Name", form.Name, Agent.NameLimit, "name");
        if (name is null)
            errors.AddModelError("Name", "Enter a name");
        return new AuthorInput(name ?? "", IdentifierOf(form.Identifier, kind, errors), read.Names("AlsoCalled", form.AlsoCalled, MostNames, Agent.NameLimit),
            read.Address("Website", form.Website), read.Markdown("Description", form.Description));
    }

    private static string? IdentifierOf(string? typed, AgentKind kind, ModelStateDictionary errors)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (Core.Publications.Identifier.TryCreate(kind == AgentKind.Person ? IdentifierScheme.Orcid : IdentifierScheme.Ror, typed.Trim(), out var identifier, out var problem))
            return identifier.Value;
        errors.AddModelError("Identifier", problem);
        return null;
    }
}
