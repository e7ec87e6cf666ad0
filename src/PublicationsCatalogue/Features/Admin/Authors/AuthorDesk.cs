using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Naming;

namespace PublicationsCatalogue.Features.Admin.Authors;

/// <summary>Saves what somebody has set of a person or an organisation.</summary>
public sealed class AuthorDesk(CatalogueContext db, Renaming renaming)
{
    /// <summary>Names written by hand or left by a change of name; those that came of a merge stand elsewhere.</summary>
    public async Task<IReadOnlyList<string>> AlsoCalledAsync(Agent agent, CancellationToken ct) =>
        await db.Agents.AsNoTracking().Where(a => a.ReplacedById == agent.Id && a.ReplacedIn == null).OrderBy(a => a.NameKey).ThenBy(a => a.Id).Select(a => a.Name).ToListAsync(ct);

    /// <summary>What only the catalogue knows to be wrong: the field and a sentence.</summary>
    public async Task<(string Field, string Problem)?> ProblemAsync(Agent agent, AuthorInput input, AuthorForm form, CancellationToken ct)
    {
        if (agent.Id != 0 && form.Was != AuthorForm.MarkOf(agent, await AlsoCalledAsync(agent, ct)))
            return ("", FormMark.Changed);
        var same = input.Identifier is null ? null : await db.Agents.AsNoTracking().Where(a => a.Id != agent.Id && a.ReplacedById == null && (a.Orcid == input.Identifier || a.Ror == input.Identifier)).Select(a => a.Name).FirstOrDefaultAsync(ct);
        if (same is not null)
            return ("Identifier", $"“{same}” has this identifier. If they are one, merge them");
        foreach (var (field, name) in input.AlsoCalled.Select(n => ("AlsoCalled", n)).Prepend(("Name", input.Name)))
        {
            if (await renaming.TakenAsync(agent, input.Identifier, name, ct) is { } taken)
                return (field, taken);
        }
        return null;
    }

    public async Task SaveAsync(Agent agent, AuthorInput input, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (agent.Id == 0)
        {
            (agent.Name, agent.NameKey, agent.Slug) = (input.Name, Folded.Key(input.Name), await new Vocabulary(db).SlugAsync(AddressKind.Agent, input.Name, "author", ct));
            db.Agents.Add(agent);
            await db.SaveChangesAsync(ct);
        }
        // First the names that the form says, then the new name: what it was called until now becomes one of them.
        await renaming.AlsoAsync(agent, input.AlsoCalled, ct);
        await db.SaveChangesAsync(ct);
        await renaming.RenameAsync(agent, input.Name, ct);
        agent.Identify(input.Identifier);
        (agent.SameAs, agent.Description) = (input.Website, input.Description);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
