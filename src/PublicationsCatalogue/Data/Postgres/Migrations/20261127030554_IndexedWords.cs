using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PublicationsCatalogue.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class IndexedWords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "IndexedWords",
                columns: table => new
                {
                    Word = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IndexedWords", x => x.Word);
                });

            // The server counts the most frequent words only, and takes the others for ten times as frequent as they are: then it walks
            // through the whole catalogue for twenty entries. So of ten thousand words, and not of one.
            migrationBuilder.Sql("""ALTER TABLE "SearchRecords" ALTER COLUMN "Tokens" SET STATISTICS 1000""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""ALTER TABLE "SearchRecords" ALTER COLUMN "Tokens" SET STATISTICS -1""");
            migrationBuilder.DropTable(
                name: "IndexedWords");
        }
    }
}
