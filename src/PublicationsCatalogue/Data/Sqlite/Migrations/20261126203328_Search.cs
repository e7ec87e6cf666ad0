using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PublicationsCatalogue.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "SearchVersion",
                table: "Instance",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "SearchRecords",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false),
                    PublicationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Facets = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchRecords", x => x.Key);
                    table.ForeignKey(
                        name: "FK_SearchRecords_Publications_PublicationId",
                        column: x => x.PublicationId,
                        principalTable: "Publications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SpellingKeys",
                columns: table => new
                {
                    Key = table.Column<int>(type: "INTEGER", nullable: false),
                    Word = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpellingKeys", x => new { x.Key, x.Word });
                });

            migrationBuilder.CreateIndex(
                name: "IX_SearchRecords_PublicationId",
                table: "SearchRecords",
                column: "PublicationId",
                unique: true);

            // Words only, not the texts: contentless. Its rows have the keys of SearchRecords.
            migrationBuilder.Sql(
                """CREATE VIRTUAL TABLE "SearchIndex" USING fts5("Tokens", content='', contentless_delete=1, tokenize='ascii', prefix='2 3')""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TABLE "SearchIndex" """);

            migrationBuilder.DropTable(
                name: "SearchRecords");

            migrationBuilder.DropTable(
                name: "SpellingKeys");

            migrationBuilder.DropColumn(
                name: "SearchVersion",
                table: "Instance");
        }
    }
}
