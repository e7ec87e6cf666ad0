namespace PublicationsCatalogue.Data.Sqlite.Migrations;

/// <summary>The names of all migrations, oldest first; written by .github/scripts/compile-model.sh.</summary>
internal static class MigrationNames
{
    public static readonly string[] All =
    [
        "20261124121141_Initial",
        "20261125020223_PendingChanges",
        "20261125022222_Duplicates",
        "20261125022310_SeriesOrder",
        "20261125092026_Translations",
        "20261126124340_PossibleDuplicates",
        "20261126203328_Search",
        "20261127001556_NamesAndSuggestions",
        "20261127030550_IndexedWords",
        "20261127032319_News",
        "20261127033136_NameChanges",
        "20261127064500_MonthChanges",
        "20261127065051_Harvest",
        "20261127072229_Tokens",
        "20261127115658_History",
        "20261127121046_Webhooks",
        "20261127122225_KeptAnswers",
        "20261129013247_FacetTotals",
    ];
}
