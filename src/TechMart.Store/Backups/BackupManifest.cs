namespace TechMart.Store.Backups;

/// <summary>What a copy of the store holds. It is the file <c>manifest.json</c> in the archive, and what restoring checks against.</summary>
/// <param name="Format">Version of the archive's own form.</param>
/// <param name="ProductVersion">Version of the program that made it.</param>
/// <param name="MadeAt">When it was made (UTC).</param>
/// <param name="Files">The database files.</param>
/// <param name="Content">How much is in them.</param>
public sealed record BackupManifest(int Format, string ProductVersion, DateTime MadeAt, IReadOnlyList<BackupFile> Files, BackupContent Content)
{
    /// <summary>Version of the form that this program writes.</summary>
    public const int CurrentFormat = 1;
}

/// <summary>A database file of a copy.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">SHA-256 of its content, in hexadecimal.</param>
/// <param name="Migrations">Names of the migrations applied to it.</param>
public sealed record BackupFile(string Name, long Bytes, string Sha256, IReadOnlyList<string> Migrations);

/// <summary>How much is in a copy.</summary>
/// <param name="Datasets">Data sets.</param>
/// <param name="Lines">Sales lines of all of them.</param>
/// <param name="Accounts">People.</param>
/// <param name="AuditEntries">Entries of the audit log.</param>
public sealed record BackupContent(int Datasets, long Lines, int Accounts, int AuditEntries);
