using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PublicationsCatalogue.Data.Sqlite.Migrations
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
                    Token = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FacetTotals", x => x.Token);
                });

            // Of the entries that are in the index already.
            migrationBuilder.Sql("""
                INSERT INTO "FacetTotals" ("Token", "Count") SELECT value, COUNT(*) FROM "SearchRecords", json_each('["' || replace("Facets", ' ', '","') || '"]')
                WHERE value <> '' GROUP BY value
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
