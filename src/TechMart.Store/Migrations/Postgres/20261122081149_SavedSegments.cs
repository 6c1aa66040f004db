using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TechMart.Store.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SavedSegments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_saved_segments_dataset_id_name",
                table: "saved_segments");

            migrationBuilder.AddColumn<DateTime>(
                name: "changed_at",
                table: "saved_segments",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "changed_by",
                table: "saved_segments",
                type: "character varying(256)",
                maxLength: 256,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "folded_name",
                table: "saved_segments",
                type: "character varying(300)",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "listed",
                table: "saved_segments",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "note",
                table: "saved_segments",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "revision",
                table: "saved_segments",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "ix_saved_segments_dataset_id_folded_name",
                table: "saved_segments",
                columns: new[] { "dataset_id", "folded_name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_saved_segments_dataset_id_folded_name",
                table: "saved_segments");

            migrationBuilder.DropColumn(
                name: "changed_at",
                table: "saved_segments");

            migrationBuilder.DropColumn(
                name: "changed_by",
                table: "saved_segments");

            migrationBuilder.DropColumn(
                name: "folded_name",
                table: "saved_segments");

            migrationBuilder.DropColumn(
                name: "listed",
                table: "saved_segments");

            migrationBuilder.DropColumn(
                name: "note",
                table: "saved_segments");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "saved_segments");

            migrationBuilder.CreateIndex(
                name: "ix_saved_segments_dataset_id_name",
                table: "saved_segments",
                columns: new[] { "dataset_id", "name" },
                unique: true);
        }
    }
}
