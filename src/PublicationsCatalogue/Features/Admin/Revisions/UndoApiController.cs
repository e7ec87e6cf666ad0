using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Admin.Revisions;

/// <summary>/api/v1/entries/bulk/{batch}/undo</summary>
[Tags("Entries")]
public sealed class UndoApiController(Undo undo) : TokenCalls
{
    [HttpPost("/api/v1/entries/bulk/{batch:guid}/undo"), EndpointName("undoEntries"), EndpointSummary("Take an act on many entries back")]
    [EndpointDescription("The address is told by the answer to the act. What was changed since is spared; what was added goes to the trash. Needs a token that may write and publish.")]
    [ProducesResponseType<Undone>(StatusCodes.Status200OK, "application/json"), ProducesResponseType<ApiProblem>(StatusCodes.Status409Conflict, ApiProblem.MediaType)]
    public async Task<IActionResult> Back([FromRoute] Guid batch, CancellationToken ct)
    {
        if ((Lacks(TokenScopes.Write) ?? Lacks(TokenScopes.Publish)) is { } lacking)
            return lacking;
        var (done, problem) = await undo.BatchAsync(batch, ct);
        return problem is null ? Answer(new Undone(done ?? "")) : NotPossible(problem);
    }
}

public sealed record Undone([property: Description("What was taken back, in a sentence.")] string Done);
