using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using PublicationsCatalogue.Core.Formats.Json;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>Reads what the address of a call says. What can't be read is told and never left out: a script would not notice.</summary>
internal sealed class Asked(HttpRequest request)
{
    private static readonly string[] NotOfTheQuestion = ["cursor", "per_page", "fields"];

    public List<ProblemAt> Errors { get; } = [];

    /// <summary>What is asked, without how much and after which.</summary>
    public string Question { get; } = request.Path + "?" + string.Join('&', request.Query.Where(q => !NotOfTheQuestion.Contains(q.Key, StringComparer.Ordinal))
        .OrderBy(q => q.Key, StringComparer.Ordinal).SelectMany(q => q.Value.Select(value => $"{q.Key}={value}")));

    public int Size(Portion portion)
    {
        if (portion.PerPage is not { } text)
            return Portion.Usual;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= Portion.Most)
            return size;
        Wrong("per_page", $"“per_page” must be a number from 1 to {Portion.Most}.");
        return Portion.Usual;
    }

    /// <summary>The place to go on from; null at the beginning.</summary>
    public string? Place(Portion portion)
    {
        if (portion.Cursor is not { } text)
            return null;
        if (Cursor.Read(text, Question) is { } place)
            return place;
        Wrong("cursor", "This cursor was not given for this question. Take the address under “next” of the answer before as it is, or begin again without a cursor.");
        return null;
    }

    public IReadOnlyList<string>? Fields(string? fields)
    {
        if (fields is null)
            return null;
        var named = fields.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var unknown in named.Except(JsonWriter.Fields, StringComparer.Ordinal).Take(1))
            Wrong("fields", $"There is no field “{ProblemAt.Shown(unknown)}”. Those there are: {string.Join(", ", JsonWriter.Fields)}.");
        if (named.Length == 0)
            Wrong("fields", "Name the fields that you want, parted by commas, or leave “fields” out to have all.");
        return named;
    }

    /// <summary>The day whose catalogue is asked for; null for that of now.</summary>
    public AsOfDay? Day(string? asof, Site site, DateTime now)
    {
        if (asof is null)
            return null;
        if (AsOfDay.TryRead(asof, site, now, out var day))
            return day;
        Wrong(AsOfDay.Parameter, AsOfDay.WhatIsWrong(site, now));
        return null;
    }

    public T Choice<T>(string parameter, string? value, IReadOnlyDictionary<string, T> choices, T usual)
    {
        if (value is null)
            return usual;
        if (choices.TryGetValue(value, out var chosen))
            return chosen;
        Wrong(parameter, $"“{parameter}” must be one of: {string.Join(", ", choices.Keys)}.");
        return usual;
    }

    /// <summary>The address of the next page, also in the header that programs follow (RFC 8288); null at the end.</summary>
    public string? Next(Site site, string? place)
    {
        if (place is null)
            return null;
        var query = request.Query.Where(q => q.Key != "cursor").SelectMany(q => q.Value.Select(value => new KeyValuePair<string, string?>(q.Key, value)));
        var next = site.Absolute(request, QueryHelpers.AddQueryString(request.Path, query.Append(new("cursor", Cursor.Write(place, Question)))));
        request.HttpContext.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        return next;
    }

    public void Wrong(string parameter, string detail) => Errors.Add(new ProblemAt(detail) { Parameter = parameter });
}
