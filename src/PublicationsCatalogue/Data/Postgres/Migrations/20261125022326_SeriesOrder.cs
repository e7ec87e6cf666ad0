using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PublicationsCatalogue.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SeriesOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SeriesMemberships_SeriesId_NumberSort",
                table: "SeriesMemberships");

            migrationBuilder.CreateIndex(
                name: "IX_SeriesMemberships_Order",
                table: "SeriesMemberships",
                columns: new[] { "SeriesId", "NumberSort", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SeriesMemberships_Order",
                table: "SeriesMemberships");

            migrationBuilder.CreateIndex(
                name: "IX_SeriesMemberships_SeriesId_NumberSort",
                table: "SeriesMemberships",
                columns: new[] { "SeriesId", "NumberSort" });
        }
    }
}
