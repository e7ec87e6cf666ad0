using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PublicationsCatalogue.Data.Postgres.Migrations
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
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "SearchRecords",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false),
                    PublicationId = table.Column<long>(type: "bigint", nullable: false),
                    Facets = table.Column<string>(type: "text", nullable: false)
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
                    Key = table.Column<int>(type: "integer", nullable: false),
                    Word = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false)
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

            migrationBuilder.Sql("""ALTER TABLE "SearchRecords" ADD COLUMN "Tokens" tsvector NOT NULL""");
            migrationBuilder.Sql("""CREATE INDEX "IX_SearchRecords_Tokens" ON "SearchRecords" USING gin ("Tokens")""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
