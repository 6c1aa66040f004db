using System.Globalization;
using TechMart.Store;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;

namespace TechMart.Dashboard.Uploads;

/// <summary>Takes files from people who may upload, and writes into the audit log what came.</summary>
public sealed class UploadIntake(UploadFolder uploads, AccessControl access, AuditLog audit)
{
    /// <summary>Takes a stream to its end.</summary>
    /// <param name="by">Who sends it; needs <see cref="Permission.Import"/>.</param>
    /// <param name="name">The file's name; only its last part is kept.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="length">How many they should be; null where it was not said.</param>
    /// <param name="cancellation">Ends the work and deletes what arrived.</param>
    /// <exception cref="UploadException">It was not taken; nothing is left.</exception>
    /// <exception cref="StoreException">The person may not, or it cannot be written down; nothing is left.</exception>
    public async Task<Upload> TakeAsync(Actor by, string name, Stream content, long? length, CancellationToken cancellation)
    {
        var subject = UploadFolder.CleanName(name);
        await access.RequireAsync(by, Permission.Import, AuditAction.Upload, subject, cancellation);
        Upload upload;
        try
        {
            upload = await uploads.TakeAsync(by, name, content, length, cancellation);
        }
        catch (UploadException problem)
        {
            // Also where the connection is gone: that is how an upload fails.
            await audit.WriteAsync(by, new AuditEvent(AuditAction.Upload, $"{subject} ({problem.Problem})") { Outcome = AuditOutcome.Failed }, CancellationToken.None);
            throw;
        }
        try
        {
            var size = string.Create(CultureInfo.InvariantCulture, $"{upload.Name} ({upload.Bytes} bytes)");
            await audit.WriteAsync(by, new AuditEvent(AuditAction.Upload, size), cancellation);
            return upload;
        }
        catch
        {
            uploads.Remove(upload.Id);
            throw;
        }
    }
}
