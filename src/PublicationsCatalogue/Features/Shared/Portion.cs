using Microsoft.AspNetCore.Mvc;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>How many are asked for, and after which.</summary>
public sealed class Portion
{
    public const int Usual = 20;
    public const int Most = 100;

    [FromQuery(Name = "per_page")]
    public string? PerPage { get; set; }

    [FromQuery(Name = "cursor")]
    public string? Cursor { get; set; }
}
