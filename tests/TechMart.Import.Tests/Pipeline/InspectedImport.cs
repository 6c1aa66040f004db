using TechMart.Analytics.Sales;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;

namespace TechMart.Import.Tests.Pipeline;

/// <summary>Imports a file as a person does: opened, inspected, carried out.</summary>
internal static class InspectedImport
{
    public static DateOnly Today { get; } = new(2024, 6, 30);

    public static async Task<(SalesTable Table, ImportReport Report)> LoadAsync(string path, InspectionSettings? settings = null, SalesVocabulary? vocabulary = null)
    {
        var file = SourceFile.Open(path);
        var limits = new ReadLimits();
        var inspection = await FileInspector.InspectAsync(file, settings ?? new(), limits);
        return await SalesFileImport.LoadAsync(file, inspection, new() { Today = Today, Vocabulary = vocabulary ?? new() });
    }

    public static async Task<ImportReport> RunAsync(
        ReadOnlyMemory<byte> content, IImportSink sink, InspectionSettings? settings = null, ReadLimits? limits = null, SalesVocabulary? vocabulary = null)
    {
        using var file = new TemporaryFile(content.Span);
        var source = SourceFile.Open(file.Path);
        limits ??= new ReadLimits();
        var inspection = await FileInspector.InspectAsync(source, settings ?? new(), limits);
        return await SalesFileImport.RunAsync(source, inspection, new() { Today = Today, Limits = limits, Vocabulary = vocabulary ?? new() }, sink);
    }
}
