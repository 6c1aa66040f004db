using TechMart.Dashboard.Configuration;
using TechMart.Dashboard.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddDashboardSources(args);
if (!DashboardSettings.TryRead(builder.Configuration, out var settings, out var failures))
{
    foreach (var failure in failures)
    {
        await Console.Error.WriteLineAsync(failure);
    }
    return 1;
}
builder.Services.AddDashboard(settings);
var app = builder.Build();
app.MapDashboard();
await app.StartStoreAsync();
await app.StartAsync();
await app.SayWhereItIsAsync();
await app.WaitForShutdownAsync();
return 0;

/// <summary>The web host.</summary>
public partial class Program;
