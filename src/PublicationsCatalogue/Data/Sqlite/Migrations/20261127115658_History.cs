using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PublicationsCatalogue.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class History : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Position",
                table: "Revisions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTime>(
                name: "SeenAt",
                table: "Revisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Shows",
                table: "Revisions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "SortDate",
                table: "Revisions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "HistoryVersion",
                table: "Instance",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "EarlierMonthCounts",
                columns: table => new
                {
                    Month = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EarlierMonthCounts", x => new { x.Month, x.At });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Revisions_Seen",
                table: "Revisions",
                columns: new[] { "SeenAt", "Id" },
                descending: new bool[0],
                filter: "\"SeenAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Revisions_Shown",
                table: "Revisions",
                columns: new[] { "SortDate", "Position", "PublicationId", "Number", "SeenAt", "Id" },
                descending: new[] { true, false, false, false, false, false },
                filter: "\"Shows\"");

            // As of a large catalogue, like all the rest: see IndexedWords.
            migrationBuilder.Sql("""
                INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
                    ('Revisions', 'IX_Revisions_Shown', '1000000 150 2 2 1 1 1'),
                    ('Revisions', 'IX_Revisions_Seen', '1000000 2 1'),
                    ('Revisions', 'IX_Revisions_PublicationId_Number', '1000000 2 1');
                ANALYZE sqlite_schema
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DELETE FROM sqlite_stat1 WHERE tbl = 'Revisions'");
            migrationBuilder.DropTable(
                name: "EarlierMonthCounts");

            migrationBuilder.DropIndex(
                name: "IX_Revisions_Seen",
                table: "Revisions");

            migrationBuilder.DropIndex(
                name: "IX_Revisions_Shown",
                table: "Revisions");

            migrationBuilder.DropColumn(
                name: "Position",
                table: "Revisions");

            migrationBuilder.DropColumn(
                name: "SeenAt",
                table: "Revisions");

            migrationBuilder.DropColumn(
                name: "Shows",
                table: "Revisions");

            migrationBuilder.DropColumn(
                name: "SortDate",
                table: "Revisions");

            migrationBuilder.DropColumn(
                name: "HistoryVersion",
                table: "Instance");
        }
    }
}
