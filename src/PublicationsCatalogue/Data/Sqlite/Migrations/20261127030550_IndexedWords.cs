using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PublicationsCatalogue.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class IndexedWords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Without row numbers, which EF can't say: the word is the table, so it takes half the room and half the writing.
            migrationBuilder.Sql("""
                CREATE TABLE "IndexedWords" (
                    "Word" TEXT NOT NULL,
                    CONSTRAINT "PK_IndexedWords" PRIMARY KEY ("Word")
                ) WITHOUT ROWID
                """);
            // What is written in one go is gathered in up to 64 MB of memory and not in one: less to merge.
            migrationBuilder.Sql("""INSERT INTO "SearchIndex" ("SearchIndex", rank) VALUES ('hashsize', 67108864)""");
            // Small pieces: where a rare word leads, little of a common one's list is read. Four of these fill a page.
            migrationBuilder.Sql("""INSERT INTO "SearchIndex" ("SearchIndex", rank) VALUES ('pgsz', 1000)""");

            // What SQLite can't know without counting: nearly all entries are in one state and most texts in one language. Told once and as
            // of a large catalogue, so that its plans are the same at every size (sqlite.org/optoverview.html, "manual control of query plans").
            migrationBuilder.Sql("""
                ANALYZE "__EFMigrationsHistory";
                DELETE FROM sqlite_stat1;
                INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
                    ('Publications', 'IX_Publications_Month', '1000000 500000 3000 150 1 1'),
                    ('Publications', 'IX_Publications_Changed', '1000000 500000 1 1'),
                    ('Publications', 'IX_Publications_Due', '1000000 500000 3000 1'),
                    ('PublicationTexts', 'IX_PublicationTexts_Language', '1000000 250000');
                ANALYZE sqlite_schema
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DELETE FROM sqlite_stat1");
            migrationBuilder.DropTable(
                name: "IndexedWords");
        }
    }
}
