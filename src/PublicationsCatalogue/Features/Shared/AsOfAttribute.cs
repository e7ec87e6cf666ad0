using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>A page that can also be had as it was on a day. Its other forms can't: who asks for them is refused before.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AsOfAttribute : Attribute, IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
        var http = context.HttpContext;
        if (!http.Request.Query.TryGetValue(AsOfDay.Parameter, out var asked))
            return;
        var (site, now) = (http.RequestServices.GetRequiredService<Site>(), http.RequestServices.GetRequiredService<PublicCatalogue>().Now);
        if (asked is not [{ } text] || !AsOfDay.TryRead(text, site, now, out var day))
            context.Result = Refused(AsOfDay.WhatIsWrong(site, now));
        else
        {
            http.Features.Set(day);
            var query = http.Request.Query.Where(q => q.Key != AsOfDay.Parameter).SelectMany(q => q.Value.Select(value => new KeyValuePair<string, string?>(q.Key, value)));
            http.Response.MarkAsOf(day, site.Absolute(http.Request, QueryHelpers.AddQueryString(http.Request.Path, query)));
        }
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
        // What it was on is known before.
    }

    private static ViewResult Refused(string sentence) => new()
    {
        ViewName = "NoSuchDay",
        StatusCode = StatusCodes.Status400BadRequest,
        ViewData = new(new Microsoft.AspNetCore.Mvc.ModelBinding.EmptyModelMetadataProvider(), new Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary()) { Model = sentence },
    };
}
