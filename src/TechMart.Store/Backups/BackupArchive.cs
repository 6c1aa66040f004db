using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace TechMart.Store.Backups;

/// <summary>The one file that a copy of the store is: a zip archive with a manifest and the database files.</summary>
internal static class BackupArchive
{
    private const string ManifestName = "manifest.json";
    private const int LargestManifest = 1 << 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>Writes the archive; the stream need not be seekable.</summary>
    public static async Task WriteAsync(Stream stream, BackupManifest manifest, StoreCopy copy, CancellationToken cancellation)
    {
        var archive = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation).ConfigureAwait(false);
        await using (archive.ConfigureAwait(false))
        {
            await using (var entry = await archive.CreateEntry(ManifestName).OpenAsync(cancellation).ConfigureAwait(false))
            {
                await JsonSerializer.SerializeAsync(entry, manifest, Json, cancellation).ConfigureAwait(false);
            }
            foreach (var file in manifest.Files)
            {
                await using var content = File.OpenRead(copy.PathOf(file.Name));
                await using var entry = await archive.CreateEntry(file.Name, CompressionLevel.Fastest).OpenAsync(cancellation).ConfigureAwait(false);
                await content.CopyToAsync(entry, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Unpacks an archive. Names in it are compared, never used as paths, and no more is written than the manifest says.</summary>
    /// <exception cref="InvalidDataException">It is no such archive, or damaged.</exception>
    /// <exception cref="StoreException">It is of a newer form.</exception>
    public static async Task<BackupManifest> ReadAsync(Stream stream, StoreCopy copy, CancellationToken cancellation)
    {
        var archive = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellation).ConfigureAwait(false);
        await using var closing = archive.ConfigureAwait(false);
        var manifest = await ReadManifestAsync(Entry(archive, ManifestName), cancellation).ConfigureAwait(false);
        if (!manifest.Files.Select(file => file.Name).Order(StringComparer.Ordinal).SequenceEqual(StoreCopy.Names.Order(StringComparer.Ordinal)))
        {
            throw new InvalidDataException("The manifest names other files.");
        }
        foreach (var file in manifest.Files)
        {
            await UnpackAsync(Entry(archive, file.Name), file, copy.PathOf(file.Name), cancellation).ConfigureAwait(false);
        }
        return manifest;
    }

    private static ZipArchiveEntry Entry(ZipArchive archive, string name) =>
        archive.GetEntry(name) ?? throw new InvalidDataException($"There is no {name}.");

    private static async Task<BackupManifest> ReadManifestAsync(ZipArchiveEntry entry, CancellationToken cancellation)
    {
        if (entry.Length > LargestManifest)
        {
            throw new InvalidDataException("The manifest is too large.");
        }
        try
        {
            await using var content = await entry.OpenAsync(cancellation).ConfigureAwait(false);
            using var document = await JsonDocument.ParseAsync(content, default, cancellation).ConfigureAwait(false);
            if (document.RootElement.TryGetProperty("format", out var format) && format.TryGetInt32(out var number) && number > BackupManifest.CurrentFormat)
            {
                throw new StoreException(StoreProblem.NewerBackup);
            }
            return document.Deserialize<BackupManifest>(Json) ?? throw new InvalidDataException("The manifest is empty.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException("The manifest cannot be read.", exception);
        }
    }

    private static async Task UnpackAsync(ZipArchiveEntry entry, BackupFile file, string path, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var content = await entry.OpenAsync(cancellation).ConfigureAwait(false);
        await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[1 << 17];
        for (int read; (read = await content.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
        {
            // A damaged or malicious archive may unpack to more than fits.
            if (target.Length + read > file.Bytes)
            {
                throw new InvalidDataException($"{file.Name} is longer than it should be.");
            }
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
        }
        if (target.Length != file.Bytes || !Convert.ToHexStringLower(hash.GetHashAndReset()).Equals(file.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException($"{file.Name} is not what was copied.");
        }
    }
}
