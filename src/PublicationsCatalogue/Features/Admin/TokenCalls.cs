using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Admin;

/// <summary>Calls of programs with a token. Cookies open nothing here, so no page can act in a person's name.</summary>
[Authorize(AuthenticationSchemes = ApiTokens.Scheme), IgnoreAntiforgeryToken, ForPrograms, ApiExplorerSettings, EnableRateLimiting(Limits.Search)]
[ProducesResponseType<ApiProblem>(StatusCodes.Status400BadRequest, ApiProblem.MediaType), ProducesResponseType<ApiProblem>(StatusCodes.Status401Unauthorized, ApiProblem.MediaType)]
[ProducesResponseType<ApiProblem>(StatusCodes.Status403Forbidden, ApiProblem.MediaType), ProducesResponseType<ApiProblem>(StatusCodes.Status406NotAcceptable, ApiProblem.MediaType)]
[ProducesResponseType<ApiProblem>(StatusCodes.Status429TooManyRequests, ApiProblem.MediaType)]
public abstract class TokenCalls : AdminController
{
    private protected static JsonResult Answer(object answer, int status = StatusCodes.Status200OK) => new(answer, ApiProblem.Json) { StatusCode = status };

    private protected static IActionResult NotPossible(string why) => new ApiProblem(StatusCodes.Status409Conflict, why).ToResult();

    private protected static IActionResult NoSuch() => new ApiProblem(StatusCodes.Status404NotFound, "There is no such entry.").ToResult();

    /// <summary>The refusal when the token may not do that; null when it may.</summary>
    private protected IActionResult? Lacks(TokenScopes needed) => needed == TokenScopes.None || User.HasClaim(ApiTokens.ScopeClaim, needed.ToString()) ? null
        : new ApiProblem(StatusCodes.Status403Forbidden, $"This token may not {needed switch { TokenScopes.Read => "read drafts", TokenScopes.Write => "write", _ => "publish" }}. Make one that may at /admin/tokens.").ToResult();
}
