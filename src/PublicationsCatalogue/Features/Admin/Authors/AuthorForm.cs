using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Features.Admin.Authors;

/// <summary>A person or an organisation as typed.</summary>
public sealed class AuthorForm
{
    public static readonly IReadOnlyList<string> Order = ["Kind", "Name", "Identifier", "AlsoCalled", "Website", "Description"];

    public string? Was { get; set; }

    /// <summary>"person" or "organisation"; asked only for a new one.</summary>
    public string? Kind { get; set; }
    public string? Name { get; set; }
    public string? Identifier { get; set; }
    public string? AlsoCalled { get; set; }
    public string? Website { get; set; }
    public string? Description { get; set; }

    public static AuthorForm Of(Agent agent, IReadOnlyList<string> alsoCalled) => new()
    {
        Was = MarkOf(agent, alsoCalled),
        Name = agent.Name,
        Identifier = agent.Identifier,
        AlsoCalled = string.Join('\n', alsoCalled),
        Website = agent.SameAs,
        Description = agent.Description,
    };

    public static string MarkOf(Agent agent, IReadOnlyList<string> alsoCalled) =>
        FormMark.Of(agent.Name, agent.Identifier, string.Join('\n', alsoCalled), agent.SameAs, agent.Description, agent.ReplacedById);
}
