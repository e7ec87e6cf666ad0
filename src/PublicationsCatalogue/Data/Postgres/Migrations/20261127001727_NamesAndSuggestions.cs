using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PublicationsCatalogue.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class NamesAndSuggestions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_PublicationSubjects_SubjectId",
                table: "PublicationSubjects");

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

            migrationBuilder.AddColumn<string>(
                name: "SortKey",
                table: "SubjectLabels",
                type: "character varying(300)",
                maxLength: 300,
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "Word",
                table: "SpellingKeys",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(30)",
                oldMaxLength: 30);

            migrationBuilder.AddColumn<string>(
                name: "SortKey",
                table: "SeriesTexts",
                type: "character varying(300)",
                maxLength: 300,
                nullable: false,
                defaultValue: "",
                collation: "C");

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
                name: "Start",
                table: "SearchRecords",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "SortKeyVersion",
                table: "Instance",
                type: "integer",
                nullable: false,
                defaultValue: 0);

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

            migrationBuilder.AddColumn<string>(
                name: "SortKey",
                table: "Agents",
                type: "character varying(300)",
                maxLength: 300,
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.CreateTable(
                name: "MissedSearches",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Words = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MissedSearches", x => new { x.Day, x.Words });
                });

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
                name: "IX_SubjectLabels_SortKey_Id",
                table: "SubjectLabels",
                columns: new[] { "SortKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SpellingKeys_Word",
                table: "SpellingKeys",
                column: "Word");

            migrationBuilder.CreateIndex(
                name: "IX_SeriesTexts_SortKey_Id",
                table: "SeriesTexts",
                columns: new[] { "SortKey", "Id" });

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
                name: "IX_SearchRecords_Start_Key",
                table: "SearchRecords",
                columns: new[] { "Start", "Key" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "IX_PublicationSubjects_SubjectId_PublicationId",
                table: "PublicationSubjects",
                columns: new[] { "SubjectId", "PublicationId" });

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

            migrationBuilder.CreateIndex(
                name: "IX_Agents_SortKey_Id",
                table: "Agents",
                columns: new[] { "SortKey", "Id" });

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

            migrationBuilder.DropTable(
                name: "MissedSearches");

            migrationBuilder.DropIndex(
                name: "IX_Subjects_ReplacedById",
                table: "Subjects");

            migrationBuilder.DropIndex(
                name: "IX_Subjects_ReplacedIn",
                table: "Subjects");

            migrationBuilder.DropIndex(
                name: "IX_SubjectLabels_SortKey_Id",
                table: "SubjectLabels");

            migrationBuilder.DropIndex(
                name: "IX_SpellingKeys_Word",
                table: "SpellingKeys");

            migrationBuilder.DropIndex(
                name: "IX_SeriesTexts_SortKey_Id",
                table: "SeriesTexts");

            migrationBuilder.DropIndex(
                name: "IX_Series_ReplacedById",
                table: "Series");

            migrationBuilder.DropIndex(
                name: "IX_Series_ReplacedIn",
                table: "Series");

            migrationBuilder.DropIndex(
                name: "IX_SearchRecords_Start_Key",
                table: "SearchRecords");

            migrationBuilder.DropIndex(
                name: "IX_PublicationSubjects_SubjectId_PublicationId",
                table: "PublicationSubjects");

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

            migrationBuilder.DropIndex(
                name: "IX_Agents_SortKey_Id",
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
                name: "SortKey",
                table: "SubjectLabels");

            migrationBuilder.DropColumn(
                name: "SortKey",
                table: "SeriesTexts");

            migrationBuilder.DropColumn(
                name: "ReplacedById",
                table: "Series");

            migrationBuilder.DropColumn(
                name: "ReplacedIn",
                table: "Series");

            migrationBuilder.DropColumn(
                name: "Start",
                table: "SearchRecords");

            migrationBuilder.DropColumn(
                name: "SortKeyVersion",
                table: "Instance");

            migrationBuilder.DropColumn(
                name: "Description",
                table: "Agents");

            migrationBuilder.DropColumn(
                name: "ReplacedById",
                table: "Agents");

            migrationBuilder.DropColumn(
                name: "ReplacedIn",
                table: "Agents");

            migrationBuilder.DropColumn(
                name: "SortKey",
                table: "Agents");

            migrationBuilder.AlterColumn<string>(
                name: "Word",
                table: "SpellingKeys",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(30)",
                oldMaxLength: 30,
                oldCollation: "C");

            migrationBuilder.CreateIndex(
                name: "IX_PublicationSubjects_SubjectId",
                table: "PublicationSubjects",
                column: "SubjectId");
        }
    }
}
