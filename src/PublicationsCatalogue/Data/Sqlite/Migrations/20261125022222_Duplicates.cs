using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PublicationsCatalogue.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Duplicates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "TitleKeyVersion",
                table: "Instance",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "DuplicateVerdicts",
                columns: table => new
                {
                    FirstId = table.Column<long>(type: "INTEGER", nullable: false),
                    SecondId = table.Column<long>(type: "INTEGER", nullable: false),
                    Answer = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    UserId = table.Column<string>(type: "TEXT", maxLength: 450, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DuplicateVerdicts", x => new { x.FirstId, x.SecondId });
                    table.ForeignKey(
                        name: "FK_DuplicateVerdicts_Publications_FirstId",
                        column: x => x.FirstId,
                        principalTable: "Publications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DuplicateVerdicts_Publications_SecondId",
                        column: x => x.SecondId,
                        principalTable: "Publications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            // Without row numbers, which EF can't say: the key is the table, so it takes half the room and half the writing.
            migrationBuilder.Sql("""
                CREATE TABLE "TitleKeys" (
                    "Key" INTEGER NOT NULL,
                    "PublicationId" INTEGER NOT NULL,
                    CONSTRAINT "PK_TitleKeys" PRIMARY KEY ("Key", "PublicationId"),
                    CONSTRAINT "FK_TitleKeys_Publications_PublicationId" FOREIGN KEY ("PublicationId") REFERENCES "Publications" ("Id") ON DELETE CASCADE
                ) WITHOUT ROWID
                """);

            migrationBuilder.CreateIndex(
                name: "IX_DuplicateVerdicts_SecondId",
                table: "DuplicateVerdicts",
                column: "SecondId");

            migrationBuilder.CreateIndex(
                name: "IX_TitleKeys_PublicationId",
                table: "TitleKeys",
                column: "PublicationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DuplicateVerdicts");

            migrationBuilder.DropTable(
                name: "TitleKeys");

            migrationBuilder.DropColumn(
                name: "TitleKeyVersion",
                table: "Instance");
        }
    }
}
