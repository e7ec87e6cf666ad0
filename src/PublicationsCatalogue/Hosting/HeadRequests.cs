using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Routing;

namespace PublicationsCatalogue.Hosting;

/// <summary>Whatever answers GET answers HEAD (RFC 9110 9.3.2); attribute routes alone would say 405.</summary>
internal sealed class HeadRequests : IActionModelConvention
{
    public void Apply(ActionModel action)
    {
        foreach (var selector in action.Selectors)
        {
            foreach (var constraint in selector.ActionConstraints.OfType<HttpMethodActionConstraint>().ToList())
            {
                if (!constraint.HttpMethods.Contains("GET") || constraint.HttpMethods.Contains("HEAD"))
                    continue;
                selector.ActionConstraints.Remove(constraint);
                selector.ActionConstraints.Add(new HttpMethodActionConstraint([.. constraint.HttpMethods, "HEAD"]));
                foreach (var metadata in selector.EndpointMetadata.OfType<HttpMethodMetadata>().ToList())
                    selector.EndpointMetadata.Remove(metadata);
                selector.EndpointMetadata.Add(new HttpMethodMetadata(["GET", "HEAD"]));
            }
        }
    }
}
