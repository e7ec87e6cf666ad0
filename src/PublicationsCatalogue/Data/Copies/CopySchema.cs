using System.Globalization;
using System.Text;

namespace PublicationsCatalogue.Data.Copies;

internal sealed record CopyColumn(string Name, string Type, string Meaning);

internal sealed record CopyTable(string Name, string Meaning, string Key, IReadOnlyList<CopyColumn> Columns);

/// <summary>The tables of a copy, each with what it holds: for the file itself and for what describes it.</summary>
internal static class CopySchema
{
    private static readonly CopyColumn Publication = new("publication_id", "INTEGER NOT NULL REFERENCES publications(id)", "The publication");
    private static readonly CopyColumn Address = new("url", "TEXT NOT NULL", "Its page");

    public static readonly IReadOnlyList<CopyTable> Tables =
    [
        new("publications", "Every public entry, in its text that readers get first", "id",
        [
            new("id", "INTEGER NOT NULL", "Number of the record; never changes"), new("slug", "TEXT NOT NULL", "Last part of its address"), Address,
            new("title", "TEXT NOT NULL", "Title"), new("subtitle", "TEXT", "Subtitle"), new("language", "TEXT NOT NULL", "Language of the text, BCP 47"),
            new("abstract", "TEXT", "Summary without markup"), new("abstract_html", "TEXT", "Summary as HTML"), new("type", "TEXT", "Kind of publication"),
            new("date_issued", "TEXT", "As far as it is known: 2021-10-07, 2021-10 or 2021"), new("year", "INTEGER", "Year of issue"), new("month", "INTEGER", "Month of issue, 1 to 12"),
            new("publisher_id", "INTEGER REFERENCES agents(id)", "Publisher"), new("edition", "TEXT", "Edition"), new("licence", "TEXT", "Licence, by its SPDX identifier"),
            new("rights_holder", "TEXT", "Whose the rights are"), new("access_rights", "TEXT", "Who may read it"),
            new("date_available", "TEXT", "When it became public here (UTC)"), new("date_updated", "TEXT NOT NULL", "When the record last changed (UTC)"),
        ]),
        new("texts", "Title and summary in every language there is", "publication_id, language",
        [
            Publication, new("language", "TEXT NOT NULL", "BCP 47"), new("is_original", "INTEGER NOT NULL", "1 for the language it was written in"), new("title", "TEXT NOT NULL", "Title"),
            new("subtitle", "TEXT", "Subtitle"), new("alternative_title", "TEXT", "Another title"), new("abstract", "TEXT", "Summary without markup"), Address,
        ]),
        new("agents", "People and organisations that a public entry names", "id",
        [
            new("id", "INTEGER NOT NULL", "Number"), new("kind", "TEXT NOT NULL", "Person or Organization"), new("name", "TEXT NOT NULL", "Name"), new("identifier", "TEXT", "Address of the ORCID iD or ROR ID"),
            new("url", "TEXT NOT NULL", "Page with all entries by it"),
        ]),
        new("contributions", "Who did what for a publication", "publication_id, agent_id, role",
        [
            Publication, new("agent_id", "INTEGER NOT NULL REFERENCES agents(id)", "Who"), new("role", "TEXT NOT NULL", "Creator, Editor, Translator and so on, as DataCite has them"),
            new("position", "INTEGER NOT NULL", "Order within the role, from 0"), new("name", "TEXT NOT NULL", "Name as printed"), new("affiliation", "TEXT", "Affiliation"),
        ]),
        new("series", "Series that a public entry is part of", "id",
            [new("id", "INTEGER NOT NULL", "Number"), new("title", "TEXT NOT NULL", "Title"), new("issn", "TEXT", "ISSN"), Address]),
        new("publication_series", "Which publication is part of which series", "publication_id, series_id",
            [Publication, new("series_id", "INTEGER NOT NULL REFERENCES series(id)", "Series"), new("number", "TEXT", "Number in the series"), new("volume", "TEXT", "Volume")]),
        new("subjects", "Subjects that a public entry is about", "id",
            [new("id", "INTEGER NOT NULL", "Number"), new("label", "TEXT NOT NULL", "Name"), new("uri", "TEXT", "The same in another vocabulary"), Address]),
        new("publication_subjects", "Which publication is about which subject", "publication_id, subject_id",
            [Publication, new("subject_id", "INTEGER NOT NULL REFERENCES subjects(id)", "Subject"), new("position", "INTEGER NOT NULL", "Order, from 0")]),
        new("identifiers", "DOI, ISBN and other identifiers of a publication", "publication_id, scheme, value",
            [Publication, new("scheme", "TEXT NOT NULL", "Kind of identifier"), new("value", "TEXT NOT NULL", "The identifier")]),
        new("links", "Where a publication can be had", "publication_id, position",
            [Publication, new("position", "INTEGER NOT NULL", "Order, from 0"), new("url", "TEXT NOT NULL", "Address"), new("kind", "TEXT NOT NULL", "Landing, FullText, Mirror or Tool"), new("label", "TEXT", "What it is called")]),
        new("metadata", "What this file is", "name", [new("name", "TEXT NOT NULL", "Which statement"), new("value", "TEXT", "What it says")]),
        new("columns", "What each column of each table holds", "table_name, column_name",
            [new("table_name", "TEXT NOT NULL", "Table"), new("column_name", "TEXT NOT NULL", "Column"), new("meaning", "TEXT NOT NULL", "What it holds")]),
    ];

    /// <summary>Ways in that a key doesn't give.</summary>
    public static readonly IReadOnlyList<string> Indexes =
    [
        "CREATE INDEX publications_date ON publications(date_issued)", "CREATE UNIQUE INDEX publications_slug ON publications(slug)",
        "CREATE INDEX contributions_agent ON contributions(agent_id)", "CREATE INDEX publication_series_series ON publication_series(series_id)",
        "CREATE INDEX publication_subjects_subject ON publication_subjects(subject_id)", "CREATE INDEX identifiers_value ON identifiers(value)",
    ];

    // By number where there is one, else by nothing: a key that two rows had would lose one of them.
    public static string Create(CopyTable table)
    {
        var sql = new StringBuilder();
        sql.Append(CultureInfo.InvariantCulture, $"CREATE TABLE {table.Name} (\n");
        sql.AppendJoin(",\n", table.Columns.Select(c => $"  {c.Name} {(c.Name == table.Key && c.Type.StartsWith("INTEGER", StringComparison.Ordinal) ? "INTEGER PRIMARY KEY" : c.Type)}"));
        return sql.Append("\n)").ToString();
    }
}
