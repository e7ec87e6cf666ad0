namespace PublicationsCatalogue.Features.Admin;

/// <summary>One labelled field of a form, as the partial views _Field and _Area draw it.</summary>
public sealed record TextField(string Name, string Label, string? Value, string? Hint = null)
{
    public int Rows { get; init; } = 2;
    public string? Placeholder { get; init; }
    public string? Style { get; init; }
    public bool TakesFocus { get; init; }

    /// <summary>Names of the catalogue that the field offers, as <c>/admin/names/{kind}</c> knows them; in a field of many lines, the words on the field that adds one.</summary>
    public (string Kind, string? Add)? Names { get; init; }

    /// <summary>The number of the one that is not offered; then a name that the catalogue doesn't have is no choice either.</summary>
    public long? But { get; init; }

    /// <summary>Ids of the texts that describe the field.</summary>
    public string? DescribedBy(bool isWrong) =>
        string.Join(' ', new[] { isWrong ? Name + "-error" : null, Hint is null ? null : Name + "-hint" }.Where(id => id is not null)) is { Length: > 0 } ids ? ids : null;
}
