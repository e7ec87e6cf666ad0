namespace PublicationsCatalogue.Core.Publications;

/// <summary>A licence by its SPDX identifier.</summary>
public sealed record Licence(string Code, string Name, string Url)
{
    public static readonly IReadOnlyList<Licence> All =
    [
        new("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        new("CC-BY-SA-4.0", "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        new("CC-BY-NC-4.0", "CC BY-NC 4.0", "https://creativecommons.org/licenses/by-nc/4.0/"),
        new("CC-BY-NC-SA-4.0", "CC BY-NC-SA 4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/"),
        new("CC-BY-NC-ND-4.0", "CC BY-NC-ND 4.0", "https://creativecommons.org/licenses/by-nc-nd/4.0/"),
        new("CC-BY-3.0-IGO", "CC BY 3.0 IGO", "https://creativecommons.org/licenses/by/3.0/igo/"),
        new("CC-BY-NC-SA-3.0-IGO", "CC BY-NC-SA 3.0 IGO", "https://creativecommons.org/licenses/by-nc-sa/3.0/igo/"),
        new("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    ];

    public static Licence? Find(string? code) => All.FirstOrDefault(licence => licence.Code == code);
}
