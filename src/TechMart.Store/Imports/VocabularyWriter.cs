using TechMart.Analytics.Sales;
using TechMart.Store.Databases;

namespace TechMart.Store.Imports;

/// <summary>
/// Writes what an import added to a data set's vocabulary: it notes how much there was before, and writes the rest afterwards.
/// </summary>
internal sealed class VocabularyWriter
{
    private readonly SalesVocabulary _vocabulary;
    private readonly int _customers;
    private readonly int _orders;
    private readonly int _products;
    private readonly int _categories;
    private readonly int _sets;
    private readonly int[] _values;

    /// <summary>Notes what is there before an import.</summary>
    public VocabularyWriter(SalesVocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        _customers = vocabulary.Customers.Count;
        _orders = vocabulary.Orders.Count;
        _products = vocabulary.Products.Count;
        _categories = vocabulary.Categories.Count;
        _sets = vocabulary.AttributeSets.Count;
        _values = [.. Enumerable.Range(0, vocabulary.AttributeSets.Names.Count).Select(attribute => vocabulary.AttributeSets.Values(attribute).Count)];
    }

    /// <summary>Writes what the import added.</summary>
    public async Task WriteAsync(BulkWriter writer, int datasetId, long importId, CancellationToken cancellation)
    {
        await WriteTextsAsync(writer, BulkTable.Customers, datasetId, _vocabulary.Customers, _customers, cancellation).ConfigureAwait(false);
        await WriteTextsAsync(writer, BulkTable.Orders, datasetId, _vocabulary.Orders, _orders, cancellation).ConfigureAwait(false);
        await WriteTextsAsync(writer, BulkTable.Products, datasetId, _vocabulary.Products, _products, cancellation).ConfigureAwait(false);
        await WriteTextsAsync(writer, BulkTable.Categories, datasetId, _vocabulary.Categories, _categories, cancellation).ConfigureAwait(false);
        await WriteAttributesAsync(writer, datasetId, cancellation).ConfigureAwait(false);
        await WriteProductNamesAsync(writer, datasetId, importId, cancellation).ConfigureAwait(false);
        await WriteCustomerAttributesAsync(writer, datasetId, importId, cancellation).ConfigureAwait(false);
        await WriteProductAttributesAsync(writer, datasetId, importId, cancellation).ConfigureAwait(false);
    }

    private static async Task WriteTextsAsync(
        BulkWriter writer, BulkTable table, int datasetId, Vocabulary texts, int from, CancellationToken cancellation)
    {
        if (texts.Count == from)
        {
            return;
        }
        await writer.UseAsync(table, cancellation).ConfigureAwait(false);
        for (var code = from; code < texts.Count; code++)
        {
            writer.StartRow();
            writer.Write(datasetId);
            writer.Write(code);
            writer.Write(texts[code]);
            writer.EndRow();
            await writer.FlushAsync(cancellation).ConfigureAwait(false);
        }
    }

    private async Task WriteAttributesAsync(BulkWriter writer, int datasetId, CancellationToken cancellation)
    {
        var sets = _vocabulary.AttributeSets;
        await writer.UseAsync(BulkTable.Attributes, cancellation).ConfigureAwait(false);
        for (var attribute = _values.Length; attribute < sets.Names.Count; attribute++)
        {
            writer.StartRow();
            writer.Write(datasetId);
            writer.Write(attribute);
            writer.Write(sets.Names[attribute]);
            writer.EndRow();
        }
        await writer.UseAsync(BulkTable.AttributeValues, cancellation).ConfigureAwait(false);
        for (var attribute = 0; attribute < sets.Names.Count; attribute++)
        {
            var values = sets.Values(attribute);
            for (var value = attribute < _values.Length ? _values[attribute] : 0; value < values.Count; value++)
            {
                writer.StartRow();
                writer.Write(datasetId);
                writer.Write(attribute);
                writer.Write(value);
                writer.Write(values[value]);
                writer.EndRow();
                await writer.FlushAsync(cancellation).ConfigureAwait(false);
            }
        }
        await writer.UseAsync(BulkTable.AttributeSets, cancellation).ConfigureAwait(false);
        for (var set = _sets; set < sets.Count; set++)
        {
            for (var attribute = 0; attribute < sets.Names.Count; attribute++)
            {
                var value = sets.ValueCode(set, attribute);
                if (value != AttributeSets.Missing)
                {
                    writer.StartRow();
                    writer.Write(datasetId);
                    writer.Write(set);
                    writer.Write(attribute);
                    writer.Write(value);
                    writer.EndRow();
                }
            }
            await writer.FlushAsync(cancellation).ConfigureAwait(false);
        }
    }

    private async Task WriteProductNamesAsync(BulkWriter writer, int datasetId, long importId, CancellationToken cancellation)
    {
        await writer.UseAsync(BulkTable.ProductNames, cancellation).ConfigureAwait(false);
        var number = 0;
        foreach (var ((product, name), lines) in _vocabulary.ProductNames.Lines)
        {
            writer.StartRow();
            writer.Write(datasetId);
            writer.Write(importId);
            writer.Write(number++);
            writer.Write(product);
            writer.Write(_vocabulary.ProductNames.Names[name]);
            writer.Write(lines);
            writer.EndRow();
            await writer.FlushAsync(cancellation).ConfigureAwait(false);
        }
    }

    private async Task WriteCustomerAttributesAsync(BulkWriter writer, int datasetId, long importId, CancellationToken cancellation)
    {
        await writer.UseAsync(BulkTable.CustomerAttributes, cancellation).ConfigureAwait(false);
        foreach (var customer in _vocabulary.CustomerAttributes.Keys.Union(_vocabulary.CustomerSignups.Keys))
        {
            writer.StartRow();
            writer.Write(datasetId);
            writer.Write(importId);
            writer.Write(customer);
            writer.Write(_vocabulary.CustomerAttributes.GetValueOrDefault(customer));
            if (_vocabulary.CustomerSignups.TryGetValue(customer, out var day))
            {
                writer.Write(day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber);
            }
            else
            {
                writer.WriteNull();
            }
            writer.EndRow();
            await writer.FlushAsync(cancellation).ConfigureAwait(false);
        }
    }

    private async Task WriteProductAttributesAsync(BulkWriter writer, int datasetId, long importId, CancellationToken cancellation)
    {
        await writer.UseAsync(BulkTable.ProductAttributes, cancellation).ConfigureAwait(false);
        foreach (var (product, category) in _vocabulary.ProductCategories)
        {
            writer.StartRow();
            writer.Write(datasetId);
            writer.Write(importId);
            writer.Write(product);
            writer.Write(category);
            writer.EndRow();
            await writer.FlushAsync(cancellation).ConfigureAwait(false);
        }
    }
}
