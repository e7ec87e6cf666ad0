using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PublicationsCatalogue.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MonthChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ChangedAt",
                table: "MonthCounts",
                type: "TEXT",
                nullable: true);
            // Of what was taken away before nothing is known.
            migrationBuilder.Sql("""
                UPDATE "MonthCounts" SET "ChangedAt" = changed."At" FROM (
                    SELECT "CountedIn" AS "Month", MAX(CASE WHEN "PublicAt" > "ModifiedAt" THEN "PublicAt" ELSE "ModifiedAt" END) AS "At"
                    FROM "Publications" WHERE "CountedIn" IS NOT NULL GROUP BY "CountedIn") AS changed
                WHERE changed."Month" = "MonthCounts"."Month"
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ChangedAt",
                table: "MonthCounts");
        }
    }
}
