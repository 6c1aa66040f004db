namespace TechMart.Import.Tests.Pipeline;

/// <summary>A file that is deleted with the object.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(ReadOnlySpan<byte> content) => File.WriteAllBytes(Path, content);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"techmart-{Guid.NewGuid():N}.csv");

    public void Dispose() => File.Delete(Path);
}
