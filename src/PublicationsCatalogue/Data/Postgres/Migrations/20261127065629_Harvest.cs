using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PublicationsCatalogue.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Harvest : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "HarvestMembers",
                columns: table => new
                {
                    Set = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Datestamp = table.Column<long>(type: "bigint", nullable: false),
                    PublicationId = table.Column<long>(type: "bigint", nullable: false),
                    IsDeleted = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HarvestMembers", x => new { x.Set, x.Datestamp, x.PublicationId, x.IsDeleted });
                });

            migrationBuilder.CreateTable(
                name: "HarvestRecords",
                columns: table => new
                {
                    PublicationId = table.Column<long>(type: "bigint", nullable: false),
                    IsDeleted = table.Column<bool>(type: "boolean", nullable: false),
                    Datestamp = table.Column<long>(type: "bigint", nullable: false),
                    Sets = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HarvestRecords", x => new { x.PublicationId, x.IsDeleted });
                });

            // What is public, or will be, since when; then what was public and no longer is.
            migrationBuilder.Sql("""
                INSERT INTO "HarvestRecords" ("PublicationId", "IsDeleted", "Datestamp", "Sets")
                SELECT p."Id", FALSE, floor(extract(epoch FROM (CASE WHEN p."PublicAt" > p."ModifiedAt" THEN p."PublicAt" ELSE p."ModifiedAt" END)))::bigint, CASE WHEN p."Type" IN ('report', 'executive-summary', 'newsletter', 'training-guide', 'tool', 'book', 'chapter', 'article', 'working-paper', 'policy-brief', 'conference-paper', 'presentation', 'dataset', 'video', 'other') THEN 'T' || p."Type" ELSE '' END
                    || COALESCE(' ' || (SELECT string_agg('L' || "Language", ' ') FROM "PublicationTexts" WHERE "PublicationId" = p."Id"), '')
                    || COALESCE(' ' || (SELECT string_agg('S' || "SeriesId", ' ') FROM "SeriesMemberships" WHERE "PublicationId" = p."Id"), '')
                    || COALESCE(' ' || (SELECT string_agg('J' || "SubjectId", ' ') FROM "PublicationSubjects" WHERE "PublicationId" = p."Id"), '')
                FROM "Publications" p WHERE p."State" = 1 AND p."PublicAt" IS NOT NULL;
                INSERT INTO "HarvestRecords" ("PublicationId", "IsDeleted", "Datestamp", "Sets")
                SELECT p."Id", TRUE, floor(extract(epoch FROM (COALESCE(p."WithdrawnAt", p."TrashedAt", p."ModifiedAt"))))::bigint, CASE WHEN p."Type" IN ('report', 'executive-summary', 'newsletter', 'training-guide', 'tool', 'book', 'chapter', 'article', 'working-paper', 'policy-brief', 'conference-paper', 'presentation', 'dataset', 'video', 'other') THEN 'T' || p."Type" ELSE '' END
                    || COALESCE(' ' || (SELECT string_agg('L' || "Language", ' ') FROM "PublicationTexts" WHERE "PublicationId" = p."Id"), '')
                    || COALESCE(' ' || (SELECT string_agg('S' || "SeriesId", ' ') FROM "SeriesMemberships" WHERE "PublicationId" = p."Id"), '')
                    || COALESCE(' ' || (SELECT string_agg('J' || "SubjectId", ' ') FROM "PublicationSubjects" WHERE "PublicationId" = p."Id"), '')
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
