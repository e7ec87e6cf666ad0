using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Net.Http.Headers;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// Refuses a call of a program that asks for what there is not: a parameter that is unknown or comes twice (400), an earlier day where only today is known (400), or a form that
/// the call does not answer in (406). It stands before the page cache, so that such a call never gets what was kept for another.
/// </summary>
internal sealed class ProgramRequests(RequestDelegate next, Site site)
{
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, bool>> known = new(StringComparer.Ordinal);

    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments(ToolServer.Address, StringComparison.OrdinalIgnoreCase))
            return IsOfAnotherSite(http.Request) ? new ApiProblem(StatusCodes.Status403Forbidden, "Pages of other sites may not ask here.").WriteAsync(http) : next(http);
        if (AsksForAnotherDay(http))
            return ApiProblem.Of([new ProblemAt($"This shows the catalogue as it is. Only pages of months and publications and /api/v1 tell of an earlier day: leave “{AsOfDay.Parameter}” out, or ask for one of these.") { Parameter = AsOfDay.Parameter }]).WriteAsync(http);
        if (http.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<ForProgramsAttribute>() is null || endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not { } action)
            return next(http);
        // Whatever page asks, it gets what strangers get: no cookie comes with it.
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            OtherOrigins.Open(http.Response);
        var errors = Errors(http.Request, known.GetOrAdd(action.Id, _ => ParametersOf(action))).ToList();
        if (errors.Count > 0)
            return ApiProblem.Of(errors).WriteAsync(http);
        if (http.FormatAsked() is null && !TakesJson(http.Request))
            return new ApiProblem(StatusCodes.Status406NotAcceptable, "This call answers in application/json. Send “Accept: application/json”, or no Accept header.").WriteAsync(http);
        return next(http);
    }

    // A program would take today's for that day's; a person is told by the page. What reads the whole query refuses it in its own words.
    private static bool AsksForAnotherDay(HttpContext http) => http.Request.Query.ContainsKey(AsOfDay.Parameter) && http.GetEndpoint()?.Metadata is { } about
        && about.GetMetadata<ForProgramsAttribute>() is null && about.GetMetadata<PublicPageAttribute>()?.QueryKeys is not [PublicPageAttribute.WholeQuery] && (about.GetMetadata<OpenToScriptsAttribute>() is not null || http.FormatAsked() is not null);

    // A page that a person has open must not speak to a server that only they can reach (MCP, "Security Warning" of its transports).
    private bool IsOfAnotherSite(HttpRequest request) => request.Headers.Origin.Count > 0
        && !(Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
            && (origin.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase) || origin.Authority.Equals(site.PublicUrl?.Authority, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<ProblemAt> Errors(HttpRequest request, IReadOnlyDictionary<string, bool> known)
    {
        foreach (var (name, values) in request.Query)
        {
            if (!known.TryGetValue(name, out var isMany))
                yield return new ProblemAt($"There is no parameter “{ProblemAt.Shown(name)}” here. {(known.Count == 0 ? "This call takes none." : $"Those there are: {string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}.")}") { Parameter = ProblemAt.Shown(name) };
            else if (values.Any(value => (value ?? "").Any(NoText.Is)))
                yield return new ProblemAt($"“{name}” has characters that no text has.") { Parameter = name };
            else if (name != "q" && values.Any(string.IsNullOrWhiteSpace))
                yield return new ProblemAt($"“{name}” is empty: give a value, or leave it out.") { Parameter = name };
            else if (!isMany && values.Count > 1)
                yield return new ProblemAt($"“{name}” came {values.Count} times: give it once.") { Parameter = name };
        }
    }

    private static bool TakesJson(HttpRequest request)
    {
        // A header that can't be read asks for nothing.
        if (request.Headers.Accept.Count == 0 || !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted) || accepted.Count == 0)
            return true;
        var fitting = accepted.Where(type => type.MatchesAllTypes || type.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase) || type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)).ToList();
        // What is named says more than what is meant along (RFC 9110 12.5.1).
        var named = fitting.Where(type => type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)).ToList();
        return (named.Count > 0 ? named : fitting).Exists(type => type.Quality is not 0);
    }

    /// <summary>What the address of a call may say, and whether more than once.</summary>
    private static Dictionary<string, bool> ParametersOf(ControllerActionDescriptor action)
    {
        var names = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var parameter in action.Parameters.Where(p => p.BindingInfo?.BindingSource == BindingSource.Query))
        {
            if (parameter.ParameterType.Namespace?.StartsWith(nameof(PublicationsCatalogue), StringComparison.Ordinal) != true)
                names[parameter.BindingInfo?.BinderModelName ?? parameter.Name] = parameter.ParameterType.IsArray;
            foreach (var property in parameter.ParameterType.GetProperties())
            {
                if (property.GetCustomAttribute<FromQueryAttribute>()?.Name is { } name)
                    names[name] = property.PropertyType.IsArray;
            }
        }
        return names;
    }
}
