namespace TechMart.Store.Migrations;

/// <summary>The view that shows sales to people with other tools: names instead of codes, money and quantities as numbers.</summary>
internal static class SalesView
{
    public const string Drop = "DROP VIEW sales;";

    /// <summary>The view as the first migration makes it.</summary>
    /// <param name="time">Expression for the time of a line, from <c>l.ordered_at</c>.</param>
    /// <param name="number">Format of an expression that turns ten-thousandths into a number.</param>
    /// <param name="flag">Expression for the bits of <c>l.flags</c> that are set in {0}, as a truth value.</param>
    /// <param name="json">Aggregate that makes a JSON object of names and values.</param>
    public static string Create(string time, string number, string flag, string json) =>
        $"""
        CREATE VIEW sales AS
        SELECT d.name AS dataset,
               l.import_id,
               l.line_number,
               {time} AS ordered_at,
               o.number AS order_number,
               c.key AS customer,
               p.key AS product,
               n.name AS product_name,
               COALESCE(g.name, ag.name) AS category,
               {string.Format(number, "l.quantity")} AS quantity,
               {string.Format(number, "l.price")} AS price,
               {string.Format(number, "l.amount")} AS amount,
               {string.Format(flag, 1)} AS is_return,
               {string.Format(flag, 2)} AS is_cancelled,
               {string.Format(flag, 4)} AS is_outlier,
               a.country, a.region, a.city, a.gender, a.age, a.age_group, a.profession, a.marital_status,
               a.attributes
        FROM sales_lines l
        JOIN datasets d ON d.id = l.dataset_id
        LEFT JOIN customers c ON c.dataset_id = l.dataset_id AND c.customer_id = l.customer_id
        LEFT JOIN orders o ON o.dataset_id = l.dataset_id AND o.order_id = l.order_id
        LEFT JOIN products p ON p.dataset_id = l.dataset_id AND p.product_id = l.product_id
        LEFT JOIN categories g ON g.dataset_id = l.dataset_id AND g.category_id = l.category_id
        LEFT JOIN (
            SELECT dataset_id, product_id, name,
                   ROW_NUMBER() OVER (PARTITION BY dataset_id, product_id ORDER BY SUM(lines) DESC, name) AS place
            FROM product_names
            GROUP BY dataset_id, product_id, name
        ) n ON n.dataset_id = l.dataset_id AND n.product_id = l.product_id AND n.place = 1
        LEFT JOIN (
            SELECT dataset_id, product_id, category_id,
                   ROW_NUMBER() OVER (PARTITION BY dataset_id, product_id ORDER BY import_id DESC) AS place
            FROM product_attributes
        ) pa ON pa.dataset_id = l.dataset_id AND pa.product_id = l.product_id AND pa.place = 1
        LEFT JOIN categories ag ON ag.dataset_id = pa.dataset_id AND ag.category_id = pa.category_id
        LEFT JOIN (
            SELECT s.dataset_id, s.attribute_set_id,
                   MAX(CASE t.name WHEN 'country' THEN v.value END) AS country,
                   MAX(CASE t.name WHEN 'region' THEN v.value END) AS region,
                   MAX(CASE t.name WHEN 'city' THEN v.value END) AS city,
                   MAX(CASE t.name WHEN 'gender' THEN v.value END) AS gender,
                   MAX(CASE t.name WHEN 'age' THEN v.value END) AS age,
                   MAX(CASE t.name WHEN 'ageGroup' THEN v.value END) AS age_group,
                   MAX(CASE t.name WHEN 'profession' THEN v.value END) AS profession,
                   MAX(CASE t.name WHEN 'maritalStatus' THEN v.value END) AS marital_status,
                   {json}(t.name, v.value) AS attributes
            FROM attribute_sets s
            JOIN attributes t ON t.dataset_id = s.dataset_id AND t.attribute_id = s.attribute_id
            JOIN attribute_values v ON v.dataset_id = s.dataset_id AND v.attribute_id = s.attribute_id AND v.value_id = s.value_id
            GROUP BY s.dataset_id, s.attribute_set_id
        ) a ON a.dataset_id = l.dataset_id AND a.attribute_set_id = l.attribute_set_id;
        """;
}
