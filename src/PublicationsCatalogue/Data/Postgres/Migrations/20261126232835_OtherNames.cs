using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PublicationsCatalogue.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class OtherNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Description",
                table: "Subjects",
                type: "character varying(20000)",
                maxLength: 20000,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ReplacedById",
                table: "Subjects",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ReplacedIn",
                table: "Subjects",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ReplacedById",
                table: "Series",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ReplacedIn",
                table: "Series",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Description",
                table: "Agents",
                type: "character varying(20000)",
                maxLength: 20000,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ReplacedById",
                table: "Agents",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ReplacedIn",
                table: "Agents",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Subjects_ReplacedById",
                table: "Subjects",
                column: "ReplacedById");

            migrationBuilder.CreateIndex(
                name: "IX_Subjects_ReplacedIn",
                table: "Subjects",
                column: "ReplacedIn",
                filter: "\"ReplacedIn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Series_ReplacedById",
                table: "Series",
                column: "ReplacedById");

            migrationBuilder.CreateIndex(
                name: "IX_Series_ReplacedIn",
                table: "Series",
                column: "ReplacedIn",
                filter: "\"ReplacedIn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Agents_Orcid",
                table: "Agents",
                column: "Orcid",
                filter: "\"Orcid\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Agents_ReplacedById",
                table: "Agents",
                column: "ReplacedById");

            migrationBuilder.CreateIndex(
                name: "IX_Agents_ReplacedIn",
                table: "Agents",
                column: "ReplacedIn",
                filter: "\"ReplacedIn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Agents_Ror",
                table: "Agents",
                column: "Ror",
                filter: "\"Ror\" IS NOT NULL");

            migrationBuilder.AddForeignKey(
                name: "FK_Agents_Agents_ReplacedById",
                table: "Agents",
                column: "ReplacedById",
                principalTable: "Agents",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_Series_Series_ReplacedById",
                table: "Series",
                column: "ReplacedById",
                principalTable: "Series",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_Subjects_Subjects_ReplacedById",
                table: "Subjects",
                column: "ReplacedById",
                principalTable: "Subjects",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Agents_Agents_ReplacedById",
                table: "Agents");

            migrationBuilder.DropForeignKey(
                name: "FK_Series_Series_ReplacedById",
                table: "Series");

            migrationBuilder.DropForeignKey(
                name: "FK_Subjects_Subjects_ReplacedById",
                table: "Subjects");

            migrationBuilder.DropIndex(
                name: "IX_Subjects_ReplacedById",
                table: "Subjects");

            migrationBuilder.DropIndex(
                name: "IX_Subjects_ReplacedIn",
                table: "Subjects");

            migrationBuilder.DropIndex(
                name: "IX_Series_ReplacedById",
                table: "Series");

            migrationBuilder.DropIndex(
                name: "IX_Series_ReplacedIn",
                table: "Series");

            migrationBuilder.DropIndex(
                name: "IX_Agents_Orcid",
                table: "Agents");

            migrationBuilder.DropIndex(
                name: "IX_Agents_ReplacedById",
                table: "Agents");

            migrationBuilder.DropIndex(
                name: "IX_Agents_ReplacedIn",
                table: "Agents");

            migrationBuilder.DropIndex(
                name: "IX_Agents_Ror",
                table: "Agents");

            migrationBuilder.DropColumn(
                name: "Description",
                table: "Subjects");

            migrationBuilder.DropColumn(
                name: "ReplacedById",
                table: "Subjects");

            migrationBuilder.DropColumn(
                name: "ReplacedIn",
                table: "Subjects");

            migrationBuilder.DropColumn(
                name: "ReplacedById",
                table: "Series");

            migrationBuilder.DropColumn(
                name: "ReplacedIn",
                table: "Series");

            migrationBuilder.DropColumn(
                name: "Description",
                table: "Agents");

            migrationBuilder.DropColumn(
                name: "ReplacedById",
                table: "Agents");

            migrationBuilder.DropColumn(
                name: "ReplacedIn",
                table: "Agents");
        }
    }
}
