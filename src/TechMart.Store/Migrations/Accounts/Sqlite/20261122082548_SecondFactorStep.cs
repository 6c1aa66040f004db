using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TechMart.Store.Migrations.Accounts.Sqlite
{
    /// <inheritdoc />
    public partial class SecondFactorStep : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "second_factor_step",
                table: "accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "second_factor_step",
                table: "accounts");
        }
    }
}
