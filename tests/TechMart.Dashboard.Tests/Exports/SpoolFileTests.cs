using TechMart.Dashboard.Exports;
using TechMart.Store;

namespace TechMart.Dashboard.Tests.Exports;

public sealed class SpoolFileTests
{
    [Fact]
    public async Task Create_IsForTheProgramAloneAndGoneWhenClosed()
    {
        string name;
        await using (var file = SpoolFile.Create())
        {
            name = file.Name;
            await file.WriteAsync(new byte[10]);
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(PrivateFolder.FileMode, File.GetUnixFileMode(name));
            }
        }
        Assert.False(File.Exists(name));
    }
}
