using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PublicationsCatalogue.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class News : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Publications_News",
                table: "Publications",
                columns: new[] { "State", "FirstPublicAt", "SortDate", "Position", "Id" },
                descending: new[] { false, true, true, false, false });
            // As the migration "IndexedWords" tells of the others that begin with the state.
            migrationBuilder.Sql("""
                INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('Publications', 'IX_Publications_News', '1000000 500000 1000 1 1 1');
                ANALYZE sqlite_schema
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DELETE FROM sqlite_stat1 WHERE idx = 'IX_Publications_News'");
            migrationBuilder.DropIndex(
                name: "IX_Publications_News",
                table: "Publications");
        }
    }
}
