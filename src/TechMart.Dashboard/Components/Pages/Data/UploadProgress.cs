namespace TechMart.Dashboard.Components.Pages.Data;

/// <summary>How far an upload is.</summary>
/// <param name="Name">The file.</param>
/// <param name="Bytes">Bytes sent.</param>
/// <param name="Total">Bytes to send.</param>
/// <param name="Elapsed">Since it began.</param>
public sealed record UploadProgress(string Name, long Bytes, long Total, TimeSpan Elapsed)
{
    /// <summary>The share that is sent, 0 to 1.</summary>
    public double Share => Total == 0 ? 1 : Math.Clamp((double)Bytes / Total, 0, 1);

    /// <summary>Time it still needs at the rate so far; null while that is unknown.</summary>
    public TimeSpan? Remaining => Bytes == 0 || Elapsed == TimeSpan.Zero ? null : Elapsed * ((double)Math.Max(0, Total - Bytes) / Bytes);
}
