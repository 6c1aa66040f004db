using System.Data.Common;
using System.Globalization;
using TechMart.Analytics.Sales;

namespace TechMart.Store.Sales;

/// <summary>Reads a data set's texts. Their ids in the store are their codes in memory.</summary>
internal sealed class VocabularyReader(DbConnection connection, DbTransaction? transaction, int datasetId, CancellationToken cancellation)
{
    /// <summary>
    /// The texts that lines refer to by code. What attribute tables and names say of products and customers is left out: an
    /// import adds its own.
    /// </summary>
    public async Task<SalesVocabulary> ReadTextsAsync()
    {
        var vocabulary = new SalesVocabulary();
        await ReadTextsAsync(vocabulary.Customers, "customers", "customer_id", "key").ConfigureAwait(false);
        await ReadTextsAsync(vocabulary.Orders, "orders", "order_id", "number").ConfigureAwait(false);
        await ReadTextsAsync(vocabulary.Products, "products", "product_id", "key").ConfigureAwait(false);
        await ReadTextsAsync(vocabulary.Categories, "categories", "category_id", "name").ConfigureAwait(false);
        await ReadAttributeSetsAsync(vocabulary.AttributeSets).ConfigureAwait(false);
        return vocabulary;
    }

    /// <summary>The texts, and what attribute tables and names say of products and customers.</summary>
    public async Task<SalesVocabulary> ReadAsync()
    {
        var vocabulary = await ReadTextsAsync().ConfigureAwait(false);
        await ReadProductNamesAsync(vocabulary.ProductNames).ConfigureAwait(false);
        await ReadProductCategoriesAsync(vocabulary.ProductCategories).ConfigureAwait(false);
        await ReadCustomerAttributesAsync(vocabulary).ConfigureAwait(false);
        return vocabulary;
    }

    private Task ReadTextsAsync(Vocabulary vocabulary, string table, string id, string text) =>
        ReadAsync($"SELECT {id}, {text} FROM {table} WHERE dataset_id = {{0}} ORDER BY {id}", row => Add(vocabulary, row.GetInt32(0), row.GetString(1)));

    private static void Add(Vocabulary vocabulary, int code, string text)
    {
        while (vocabulary.Count < code)
        {
            vocabulary.AddGap();
        }
        if (vocabulary.GetOrAdd(text) != code)
        {
            throw new InvalidDataException($"The store holds the text “{text}” twice.");
        }
    }

    private async Task ReadAttributeSetsAsync(AttributeSets sets)
    {
        await ReadAsync("SELECT name FROM attributes WHERE dataset_id = {0} ORDER BY attribute_id", row => sets.GetOrAddAttribute(row.GetString(0)))
            .ConfigureAwait(false);
        await ReadAsync(
            "SELECT attribute_id, value_id, value FROM attribute_values WHERE dataset_id = {0} ORDER BY attribute_id, value_id",
            row => Add(sets.Values(row.GetInt32(0)), row.GetInt32(1), row.GetString(2))).ConfigureAwait(false);

        var codes = new int[sets.Names.Count];
        Array.Fill(codes, AttributeSets.Missing);
        var set = 0;
        void Close()
        {
            if (set > 0)
            {
                while (sets.Count < set)
                {
                    sets.AddGap();
                }
                sets.GetOrAdd(codes);
                Array.Fill(codes, AttributeSets.Missing);
            }
        }
        await ReadAsync(
            "SELECT attribute_set_id, attribute_id, value_id FROM attribute_sets WHERE dataset_id = {0} ORDER BY attribute_set_id",
            row =>
            {
                if (row.GetInt32(0) != set)
                {
                    Close();
                    set = row.GetInt32(0);
                }
                codes[row.GetInt32(1)] = row.GetInt32(2);
            }).ConfigureAwait(false);
        Close();
    }

    private Task ReadProductNamesAsync(ProductNames names) =>
        ReadAsync(
            "SELECT product_id, name, lines FROM product_names WHERE dataset_id = {0}",
            row => names.Add(row.GetInt32(0), names.Names.GetOrAdd(row.GetString(1)), row.GetInt64(2)));

    // Of several attribute tables the latest that says something wins.
    private Task ReadProductCategoriesAsync(Dictionary<int, int> categories) =>
        ReadAsync(
            "SELECT product_id, category_id FROM product_attributes WHERE dataset_id = {0} ORDER BY import_id",
            row => categories[row.GetInt32(0)] = row.GetInt32(1));

    private Task ReadCustomerAttributesAsync(SalesVocabulary vocabulary) =>
        ReadAsync(
            "SELECT customer_id, attribute_set_id, signup_day FROM customer_attributes WHERE dataset_id = {0} ORDER BY import_id",
            row =>
            {
                var (customer, set) = (row.GetInt32(0), row.GetInt32(1));
                vocabulary.CustomerAttributes[customer] = vocabulary.CustomerAttributes.TryGetValue(customer, out var earlier)
                    ? Merge(vocabulary.AttributeSets, earlier, set)
                    : set;
                if (!row.IsDBNull(2))
                {
                    vocabulary.CustomerSignups[customer] = DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(row.GetInt32(2));
                }
            });

    private static int Merge(AttributeSets sets, int earlier, int later)
    {
        if (earlier == 0 || earlier == later)
        {
            return later;
        }
        Span<int> codes = sets.Names.Count <= 64 ? stackalloc int[sets.Names.Count] : new int[sets.Names.Count];
        for (var attribute = 0; attribute < codes.Length; attribute++)
        {
            var code = sets.ValueCode(later, attribute);
            codes[attribute] = code == AttributeSets.Missing ? sets.ValueCode(earlier, attribute) : code;
        }
        return sets.GetOrAdd(codes);
    }

    private async Task ReadAsync(string sql, Action<DbDataReader> take)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandTimeout = 0;
        command.CommandText = string.Format(CultureInfo.InvariantCulture, sql, datasetId);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            take(reader);
        }
    }
}
