using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PublicationsCatalogue.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class FacetTotals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "FacetTotals",
                columns: table => new
                {
                    Token = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FacetTotals", x => x.Token);
                });

            // Of the entries that are in the index already.
            migrationBuilder.Sql("""
                INSERT INTO "FacetTotals" ("Token", "Count") SELECT token, COUNT(*) FROM "SearchRecords", unnest(string_to_array("Facets", ' ')) AS token
                WHERE token <> '' GROUP BY token
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FacetTotals");
        }
    }
}
