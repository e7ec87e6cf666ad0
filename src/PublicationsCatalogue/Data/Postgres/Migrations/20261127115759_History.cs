using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PublicationsCatalogue.Data.Postgres.Migrations
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
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTime>(
                name: "SeenAt",
                table: "Revisions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Shows",
                table: "Revisions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "SortDate",
                table: "Revisions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "HistoryVersion",
                table: "Instance",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "EarlierMonthCounts",
                columns: table => new
                {
                    Month = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
