using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PublicationsCatalogue.Data.Postgres.Migrations
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
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "DuplicateVerdicts",
                columns: table => new
                {
                    FirstId = table.Column<long>(type: "bigint", nullable: false),
                    SecondId = table.Column<long>(type: "bigint", nullable: false),
                    Answer = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    UserId = table.Column<string>(type: "character varying(450)", maxLength: 450, nullable: true)
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

            migrationBuilder.CreateTable(
                name: "TitleKeys",
                columns: table => new
                {
                    Key = table.Column<int>(type: "integer", nullable: false),
                    PublicationId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TitleKeys", x => new { x.Key, x.PublicationId });
                    table.ForeignKey(
                        name: "FK_TitleKeys_Publications_PublicationId",
                        column: x => x.PublicationId,
                        principalTable: "Publications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

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
