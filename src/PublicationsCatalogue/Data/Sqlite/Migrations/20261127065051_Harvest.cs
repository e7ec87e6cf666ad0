using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PublicationsCatalogue.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Harvest : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Without row numbers, which EF can't say: the key is all there is of a member, so it takes half the room and half the writing.
            migrationBuilder.Sql("""
                CREATE TABLE "HarvestMembers" (
                    "Set" TEXT NOT NULL,
                    "Datestamp" INTEGER NOT NULL,
                    "PublicationId" INTEGER NOT NULL,
                    "IsDeleted" INTEGER NOT NULL,
                    CONSTRAINT "PK_HarvestMembers" PRIMARY KEY ("Set", "Datestamp", "PublicationId", "IsDeleted")
                ) WITHOUT ROWID;
                CREATE TABLE "HarvestRecords" (
                    "PublicationId" INTEGER NOT NULL,
                    "IsDeleted" INTEGER NOT NULL,
                    "Datestamp" INTEGER NOT NULL,
                    "Sets" TEXT NOT NULL,
                    CONSTRAINT "PK_HarvestRecords" PRIMARY KEY ("PublicationId", "IsDeleted")
                ) WITHOUT ROWID
                """);

            // What is public, or will be, since when; then what was public and no longer is.
            migrationBuilder.Sql("""
                INSERT INTO "HarvestRecords" ("PublicationId", "IsDeleted", "Datestamp", "Sets")
                SELECT p."Id", 0, unixepoch(CASE WHEN p."PublicAt" > p."ModifiedAt" THEN p."PublicAt" ELSE p."ModifiedAt" END), CASE WHEN p."Type" IN ('report', 'executive-summary', 'newsletter', 'training-guide', 'tool', 'book', 'chapter', 'article', 'working-paper', 'policy-brief', 'conference-paper', 'presentation', 'dataset', 'video', 'other') THEN 'T' || p."Type" ELSE '' END
                    || COALESCE(' ' || (SELECT group_concat('L' || "Language", ' ') FROM "PublicationTexts" WHERE "PublicationId" = p."Id"), '')
                    || COALESCE(' ' || (SELECT group_concat('S' || "SeriesId", ' ') FROM "SeriesMemberships" WHERE "PublicationId" = p."Id"), '')
                    || COALESCE(' ' || (SELECT group_concat('J' || "SubjectId", ' ') FROM "PublicationSubjects" WHERE "PublicationId" = p."Id"), '')
                FROM "Publications" p WHERE p."State" = 1 AND p."PublicAt" IS NOT NULL;
                INSERT INTO "HarvestRecords" ("PublicationId", "IsDeleted", "Datestamp", "Sets")
                SELECT p."Id", 1, unixepoch(COALESCE(p."WithdrawnAt", p."TrashedAt", p."ModifiedAt")), CASE WHEN p."Type" IN ('report', 'executive-summary', 'newsletter', 'training-guide', 'tool', 'book', 'chapter', 'article', 'working-paper', 'policy-brief', 'conference-paper', 'presentation', 'dataset', 'video', 'other') THEN 'T' || p."Type" ELSE '' END
                    || COALESCE(' ' || (SELECT group_concat('L' || "Language", ' ') FROM "PublicationTexts" WHERE "PublicationId" = p."Id"), '')
                    || COALESCE(' ' || (SELECT group_concat('S' || "SeriesId", ' ') FROM "SeriesMemberships" WHERE "PublicationId" = p."Id"), '')
                    || COALESCE(' ' || (SELECT group_concat('J' || "SubjectId", ' ') FROM "PublicationSubjects" WHERE "PublicationId" = p."Id"), '')
                FROM "Publications" p WHERE p."FirstPublicAt" <= COALESCE(p."WithdrawnAt", p."TrashedAt", p."ModifiedAt")
                    AND (p."State" <> 1 OR (p."PublicAt" > p."ModifiedAt" AND p."PublicAt" > p."FirstPublicAt"));
                INSERT INTO "HarvestMembers" ("Set", "Datestamp", "PublicationId", "IsDeleted")
                SELECT s.key, r."Datestamp", r."PublicationId", r."IsDeleted" FROM "HarvestRecords" r JOIN (
                    SELECT '' AS key, "Id" AS id FROM "Publications"
                    UNION ALL SELECT 'T', "Id" FROM "Publications" WHERE "Type" IN ('report', 'executive-summary', 'newsletter', 'training-guide', 'tool', 'book', 'chapter', 'article', 'working-paper', 'policy-brief', 'conference-paper', 'presentation', 'dataset', 'video', 'other')
                    UNION ALL SELECT 'T' || "Type", "Id" FROM "Publications" WHERE "Type" IN ('report', 'executive-summary', 'newsletter', 'training-guide', 'tool', 'book', 'chapter', 'article', 'working-paper', 'policy-brief', 'conference-paper', 'presentation', 'dataset', 'video', 'other')
                    UNION ALL SELECT 'L', "PublicationId" FROM "PublicationTexts"
                    UNION ALL SELECT 'L' || "Language", "PublicationId" FROM "PublicationTexts"
                    UNION ALL SELECT 'S', "PublicationId" FROM "SeriesMemberships"
                    UNION ALL SELECT 'S' || "SeriesId", "PublicationId" FROM "SeriesMemberships"
                    UNION ALL SELECT 'J', "PublicationId" FROM "PublicationSubjects"
                    UNION ALL SELECT 'J' || "SubjectId", "PublicationId" FROM "PublicationSubjects") s ON s.id = r."PublicationId"
                ORDER BY 1, 2, 3 ON CONFLICT DO NOTHING
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HarvestMembers");

            migrationBuilder.DropTable(
                name: "HarvestRecords");
        }
    }
}
