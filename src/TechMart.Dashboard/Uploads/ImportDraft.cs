using TechMart.Analytics.Sales;
using TechMart.Import;
using TechMart.Import.Cleaning;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;
using TechMart.Store;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.Datasets;
using TechMart.Store.Imports;

namespace TechMart.Dashboard.Uploads;

/// <summary>A data set that is made when the import begins.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Currency">ISO 4217 code; empty = not said.</param>
/// <param name="TimeZone">IANA name.</param>
public sealed record NewDataset(string Name, string Currency, string TimeZone);

/// <summary>The services that an <see cref="ImportDraft"/> works with.</summary>
public sealed class ImportDesk(UploadFolder uploads, DatasetStore datasets, ImportStore imports, ImportQueue queue, ImportRetries retries, AccessControl access, TimeProvider clock)
{
    internal UploadFolder Uploads => uploads;

    internal DatasetStore Datasets => datasets;

    internal ImportStore Imports => imports;

    internal ImportQueue Queue => queue;

    internal ImportRetries Retries => retries;

    internal AccessControl Access => access;

    internal TimeProvider Clock => clock;
}

/// <summary>
/// An uploaded file between the upload and the import: what was found out about it, what the person decided, and where it goes.
/// </summary>
public sealed class ImportDraft
{
    private readonly ImportDesk _desk;
    private readonly Upload _upload;
    private readonly SourceFile _file;
    private readonly ReadLimits _limits = new();
    private int _revision;

    private ImportDraft(ImportDesk desk, Upload upload, SourceFile file) => (_desk, _upload, _file) = (desk, upload, file);

    /// <summary>What was found out about the file.</summary>
    public FileInspection Inspection { get; private set; } = null!;

    /// <summary>What the person decided.</summary>
    public InspectionSettings Settings { get; private set; } = new();

    /// <summary>The data sets to choose from.</summary>
    public IReadOnlyList<DatasetInfo> Datasets { get; private set; } = [];

    /// <summary>The existing data set that it goes into; null: <see cref="New"/> is made.</summary>
    public DatasetInfo? Target { get; private set; }

    /// <summary>The data set to make where there is no <see cref="Target"/>.</summary>
    public NewDataset New { get; set; } = new("", "", "UTC");

    /// <summary>Whether the settings are those of an earlier file with the same columns.</summary>
    public bool Remembered { get; private set; }

    /// <summary>The import by which the data set holds this very file already.</summary>
    public ImportInfo? SameFile { get; private set; }

    /// <summary>What an import would do, as last checked with these settings.</summary>
    public ImportReport? Check { get; private set; }

    /// <summary>Whether it can be imported as it is.</summary>
    public bool CanImport => Inspection.CanImport && (Target is not null || New.Name.Trim().Length > 0);

    /// <summary>Inspects an upload and proposes where it goes and how it is read.</summary>
    /// <exception cref="UploadException">The upload is another person's.</exception>
    /// <exception cref="StoreException">The person may not import.</exception>
    /// <exception cref="ImportException">The file cannot be read at all.</exception>
    public static async Task<ImportDraft> OpenAsync(
        ImportDesk desk, Upload upload, Actor by, int? datasetId, IProgress<double>? progress, CancellationToken cancellation)
    {
        await RequireAsync(desk, upload, by, cancellation);
        var file = await Task.Run(() => SourceFile.Open(upload.Path, upload.Name), cancellation);
        var draft = new ImportDraft(desk, upload, file) { New = new NewDataset(NameFrom(upload.Name), "", "UTC") };
        draft.Inspection = await Task.Run(() => FileInspector.InspectAsync(file, draft.Settings, draft._limits, progress, cancellation), cancellation);
        draft.Datasets = await desk.Datasets.ListAsync(cancellation);
        await draft.ProposeTargetAsync(datasetId, cancellation);
        return draft;
    }

    /// <summary>Lets the file go into another data set, with the settings remembered there; null = a new one.</summary>
    public async Task ChooseTargetAsync(int? datasetId, CancellationToken cancellation)
    {
        Target = Datasets.FirstOrDefault(dataset => dataset.Id == datasetId);
        _revision++;
        Check = null;
        SameFile = Target is null ? null : await _desk.Imports.FindSameFileAsync(Target.Id, Inspection.ContentHash, cancellation);
        if (Target is not null && await RememberedAsync(Target, cancellation) is { } settings)
        {
            await ReviseAsync(settings, cancellation);
            Remembered = true;
        }
    }

    /// <summary>
    /// Decides anew with other settings. They count at once, so that the next change builds on them; of overlapping revisions
    /// the last one wins.
    /// </summary>
    /// <exception cref="ImportException">The file cannot be read with these settings; they are as before.</exception>
    public async Task ReviseAsync(InspectionSettings settings, CancellationToken cancellation)
    {
        _desk.Uploads.Touch(_upload.Id);
        var before = Settings;
        var revision = ++_revision;
        (Settings, Check, Remembered) = (settings, null, false);
        try
        {
            var inspection = await Task.Run(() => FileInspector.ReviseAsync(Inspection, _file, settings, _limits, cancellation), cancellation);
            if (revision == _revision)
            {
                Inspection = inspection;
            }
        }
        catch when (revision == _revision)
        {
            Settings = before;
            throw;
        }
    }

    /// <summary>Cleans and counts without writing anything.</summary>
    public async Task CheckAsync(IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var revision = _revision;
        var report = await Task.Run(
            () => Target is { } target
                ? _desk.Imports.DryRunAsync(Request(target.Id, Actor.Program, allowSameFile: true), progress, cancellation)
                : CheckAloneAsync(progress, cancellation),
            cancellation);
        Check = revision == _revision ? report : null;
    }

    /// <summary>Puts the import into the queue, making the data set first where it is new. The upload is deleted when it is imported.</summary>
    /// <exception cref="UploadException">The upload is another person's, or is not there any more.</exception>
    /// <exception cref="StoreException">The person may not import, or the data set cannot be made.</exception>
    public async Task<ImportJob> ImportAsync(Actor by, bool allowSameFile, CancellationToken cancellation)
    {
        await RequireAsync(_desk, _upload, by, cancellation);
        if (!_desk.Uploads.IsThere(_upload.Id))
        {
            throw new UploadException(UploadProblem.Expired);
        }
        Target ??= await _desk.Datasets.CreateAsync(by, New.Name.Trim(), New.Currency, New.TimeZone, cancellation: cancellation);
        return _desk.Retries.Enqueue(_desk.Queue, Request(Target.Id, by, allowSameFile), _upload.Id);
    }

    /// <summary>Deletes the upload.</summary>
    public void Discard() => _desk.Uploads.Remove(_upload.Id);

    private static Task RequireAsync(ImportDesk desk, Upload upload, Actor by, CancellationToken cancellation) => upload.By.IsSameAs(by)
        ? desk.Access.RequireAsync(by, Permission.Import, AuditAction.Import, upload.Name, cancellation)
        : throw new UploadException(UploadProblem.NotYours);

    private ImportRequest Request(int datasetId, Actor by, bool allowSameFile) => new(datasetId, _file, Inspection, Settings, by, allowSameFile);

    private async Task<ImportReport> CheckAloneAsync(IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(New.TimeZone);
        var context = new ImportContext
        {
            Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(_desk.Clock.GetUtcNow(), zone).DateTime),
            TimeZone = zone,
            Limits = _limits,
        };
        return await SalesFileImport.RunAsync(_file, Inspection, context, NoSink.Instance, progress, cancellation);
    }

    private async Task ProposeTargetAsync(int? datasetId, CancellationToken cancellation)
    {
        // Only columns that a data set has seen before speak for it: a file of another shop must not get into it by oversight.
        var candidates = Datasets.OrderByDescending(dataset => dataset.Id == datasetId).ThenByDescending(dataset => dataset.LastImport);
        foreach (var dataset in candidates)
        {
            if (await RememberedAsync(dataset, cancellation) is not null)
            {
                await ChooseTargetAsync(dataset.Id, cancellation);
                return;
            }
        }
        await ChooseTargetAsync(null, cancellation);
    }

    private Task<InspectionSettings?> RememberedAsync(DatasetInfo dataset, CancellationToken cancellation) =>
        _desk.Imports.RememberedSettingsAsync(dataset.Id, Inspection.Plan.Columns, cancellation);

    /// <summary>A data set's name from a file's: without endings, with blanks for underscores.</summary>
    private static string NameFrom(string fileName)
    {
        var name = fileName;
        foreach (var ending in new[] { ".gz", ".zip", ".csv", ".tsv", ".txt" })
        {
            name = name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? name[..^ending.Length] : name;
        }
        return name.Replace('_', ' ').Trim();
    }

    private sealed class NoSink : IImportSink
    {
        public static readonly NoSink Instance = new();

        public ValueTask AcceptAsync(SalesBatch batch, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask RejectAsync(IReadOnlyList<RejectedRow> rows, CancellationToken cancellation) => ValueTask.CompletedTask;
    }
}
