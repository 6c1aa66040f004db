using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TechMart.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "attribute_sets",
                columns: table => new
                {
                    dataset_id = table.Column<int>(type: "INTEGER", nullable: false),
                    attribute_set_id = table.Column<int>(type: "INTEGER", nullable: false),
                    attribute_id = table.Column<int>(type: "INTEGER", nullable: false),
                    value_id = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attribute_sets", x => new { x.dataset_id, x.attribute_set_id, x.attribute_id });
                });

            migrationBuilder.CreateTable(
                name: "attribute_values",
                columns: table => new
                {
                    dataset_id = table.Column<int>(type: "INTEGER", nullable: false),
                    attribute_id = table.Column<int>(type: "INTEGER", nullable: false),
                    value_id = table.Column<int>(type: "INTEGER", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attribute_values", x => new { x.dataset_id, x.attribute_id, x.value_id });
                });

            migrationBuilder.CreateTable(
                name: "attributes",
                columns: table => new
                {
                    dataset_id = table.Column<int>(type: "INTEGER", nullable: false),
                    attribute_id = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attributes", x => new { x.dataset_id, x.attribute_id });
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    action = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    dataset_id = table.Column<int>(type: "INTEGER", nullable: true),
                    subject = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "categories",
                columns: table => new
                {
                    dataset_id = table.Column<int>(type: "INTEGER", nullable: false),
                    category_id = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_categories", x => new { x.dataset_id, x.category_id });
                });

            migrationBuilder.CreateTable(
                name: "customer_attributes",
                columns: table => new
                {
                    dataset_id = table.Column<int>(type: "INTEGER", nullable: false),
                    import_id = table.Column<long>(type: "INTEGER", nullable: false),
                    customer_id = table.Column<int>(type: "INTEGER", nullable: false),
                    attribute_set_id = table.Column<int>(type: "INTEGER", nullable: false),
                    signup_day = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer_attributes", x => new { x.dataset_id, x.import_id, x.customer_id });
                });

            migrationBuilder.CreateTable(
                name: "customers",
                columns: table => new
                {
                    dataset_id = table.Column<int>(type: "INTEGER", nullable: false),
                    customer_id = table.Column<int>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customers", x => new { x.dataset_id, x.customer_id });
                });

            migrationBuilder.CreateTable(
                name: "datasets",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    folded_name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    is_demo = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_datasets", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "import_rejects",
                columns: table => new
                {
                    import_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    line = table.Column<long>(type: "INTEGER", nullable: false),
                    column_name = table.Column<string>(type: "TEXT", nullable: true),
                    value = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    raw = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_rejects", x => new { x.import_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "orders",
                columns: table => new
                {
                    dataset_id = table.Column<int>(type: "INTEGER", nullable: false),
                    order_id = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_orders", x => new { x.dataset_id, x.order_id });
                });

            migrationBuilder.CreateTable(
                name: "product_attributes",
                columns: table => new
                {
                    dataset_id = table.Column<int>(type: "INTEGER", nullable: false),
                    import_id = table.Column<long>(type: "INTEGER", nullable: false),
                    product_id = table.Column<int>(type: "INTEGER", nullable: false),
                    category_id = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product_attributes", x => new { x.dataset_id, x.import_id, x.product_id });
                });

            migrationBuilder.CreateTable(
                name: "product_names",
                columns: table => new
                {
                    dataset_id = table.Column<int>(type: "INTEGER", nullable: false),
                    import_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    product_id = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    lines = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product_names", x => new { x.dataset_id, x.import_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "products",
                columns: table => new
                {
                    dataset_id = table.Column<int>(type: "INTEGER", nullable: false),
                    product_id = table.Column<int>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_products", x => new { x.dataset_id, x.product_id });
                });

            // Written by hand for WITHOUT ROWID: one tree instead of two, in the order of writing.
            migrationBuilder.Sql(
                """
                CREATE TABLE sales_lines (
                    dataset_id INTEGER NOT NULL,
                    import_id INTEGER NOT NULL,
                    line_number INTEGER NOT NULL,
                    customer_id INTEGER NOT NULL,
                    ordered_at INTEGER NOT NULL,
                    order_id INTEGER NOT NULL,
                    product_id INTEGER NOT NULL,
                    category_id INTEGER NOT NULL,
                    attribute_set_id INTEGER NOT NULL,
                    quantity INTEGER NOT NULL,
                    price INTEGER NULL,
                    amount INTEGER NOT NULL,
                    flags INTEGER NOT NULL,
                    CONSTRAINT pk_sales_lines PRIMARY KEY (dataset_id, import_id, line_number, customer_id)
                ) WITHOUT ROWID;
                """);

            migrationBuilder.CreateTable(
                name: "import_mappings",
                columns: table => new
                {
                    dataset_id = table.Column<int>(type: "INTEGER", nullable: false),
                    header_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    settings = table.Column<string>(type: "TEXT", nullable: false),
                    used_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_mappings", x => new { x.dataset_id, x.header_hash });
                    table.ForeignKey(
                        name: "fk_import_mappings_datasets_dataset_id",
                        column: x => x.dataset_id,
                        principalTable: "datasets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "imports",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    dataset_id = table.Column<int>(type: "INTEGER", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    content_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    imported_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    finished_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    undone_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    undone_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    lines = table.Column<long>(type: "INTEGER", nullable: false),
                    last_line = table.Column<long>(type: "INTEGER", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    has_time = table.Column<bool>(type: "INTEGER", nullable: false),
                    order_rule = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    report = table.Column<string>(type: "TEXT", nullable: true),
                    problem = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_imports", x => x.id);
                    table.ForeignKey(
                        name: "fk_imports_datasets_dataset_id",
                        column: x => x.dataset_id,
                        principalTable: "datasets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "saved_segments",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    dataset_id = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    definition = table.Column<string>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_segments", x => x.id);
                    table.ForeignKey(
                        name: "fk_saved_segments_datasets_dataset_id",
                        column: x => x.dataset_id,
                        principalTable: "datasets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_at",
                table: "audit_entries",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_datasets_folded_name",
                table: "datasets",
                column: "folded_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_imports_dataset_id_content_hash",
                table: "imports",
                columns: new[] { "dataset_id", "content_hash" });

            migrationBuilder.CreateIndex(
                name: "ix_saved_segments_dataset_id_name",
                table: "saved_segments",
                columns: new[] { "dataset_id", "name" },
                unique: true);

            migrationBuilder.Sql(SalesView.Create(
                time: "datetime(NULLIF(l.ordered_at, 0), 'unixepoch')",
                number: "{0} / 10000.0",
                flag: "(l.flags & {0}) <> 0",
                json: "json_group_object"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SalesView.Drop);

            migrationBuilder.DropTable(
                name: "attribute_sets");

            migrationBuilder.DropTable(
                name: "attribute_values");

            migrationBuilder.DropTable(
                name: "attributes");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "categories");

            migrationBuilder.DropTable(
                name: "customer_attributes");

            migrationBuilder.DropTable(
                name: "customers");

            migrationBuilder.DropTable(
                name: "import_mappings");

            migrationBuilder.DropTable(
                name: "import_rejects");

            migrationBuilder.DropTable(
                name: "imports");

            migrationBuilder.DropTable(
                name: "orders");

            migrationBuilder.DropTable(
                name: "product_attributes");

            migrationBuilder.DropTable(
                name: "product_names");

            migrationBuilder.DropTable(
                name: "products");

            migrationBuilder.DropTable(
                name: "sales_lines");

            migrationBuilder.DropTable(
                name: "saved_segments");

            migrationBuilder.DropTable(
                name: "datasets");
        }
    }
}
