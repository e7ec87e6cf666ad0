using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.Marc;

/// <summary>What somebody did, as the Library of Congress codes it.</summary>
public static class MarcRelator
{
    public static string Of(ContributorRole role) => role switch
    {
        ContributorRole.Creator => "aut",
        ContributorRole.Editor => "edt",
        ContributorRole.Translator => "trl",
        ContributorRole.Illustrator => "ill",
        ContributorRole.DataCollector => "com",
        ContributorRole.Funder => "fnd",
        ContributorRole.Sponsor => "spn",
        _ => "ctb",
    };
}
