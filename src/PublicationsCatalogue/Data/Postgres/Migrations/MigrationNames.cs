namespace PublicationsCatalogue.Data.Postgres.Migrations;

/// <summary>The names of all migrations, oldest first; written by .github/scripts/compile-model.sh.</summary>
internal static class MigrationNames
{
    public static readonly string[] All =
    [
        "20261124121149_Initial",
        "20261125020301_PendingChanges",
        "20261125022239_Duplicates",
        "20261125022326_SeriesOrder",
        "20261125092043_Translations",
        "20261126124525_PossibleDuplicates",
        "20261126203417_Search",
        "20261127001727_NamesAndSuggestions",
        "20261127030554_IndexedWords",
        "20261127032323_News",
        "20261127033140_NameChanges",
        "20261127064500_MonthChanges",
        "20261127065629_Harvest",
        "20261127072242_Tokens",
        "20261127115759_History",
        "20261127121253_Webhooks",
        "20261127122233_KeptAnswers",
        "20261129013415_FacetTotals",
    ];
}
