using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TechMart.Store.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ProductGroups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "kept_groupings",
                columns: table => new
                {
                    dataset_id = table.Column<int>(type: "integer", nullable: false),
                    groups = table.Column<string>(type: "text", nullable: true),
                    changed_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kept_groupings", x => x.dataset_id);
                    table.ForeignKey(
                        name: "fk_kept_groupings_datasets_dataset_id",
                        column: x => x.dataset_id,
                        principalTable: "datasets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "kept_groupings");
        }
    }
}
