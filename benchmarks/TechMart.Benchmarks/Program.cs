using BenchmarkDotNet.Running;
using TechMart.Benchmarks;
using TechMart.Benchmarks.EndToEnd;

// dotnet run -c Release --project benchmarks/TechMart.Benchmarks -- --filter '*'           (BenchmarkDotNet)
// dotnet run -c Release --project benchmarks/TechMart.Benchmarks -- end-to-end FILE …      (whole imports, process by process)
switch (args)
{
    case ["end-to-end", .. var rest] when rest.Length > 0:
        return await EndToEndRun.RunAsync(rest);
    case ["bare-insert" or "import", var file, var connection]:
        return await EndToEndSteps.RunAsync(args[0], file, connection);
    case ["sql", var file, var connection]:
        return await SqlBeside.RunAsync(file, connection);
    case ["rfm", var file]:
        return await RfmBeside.RunAsync(file);
    case ["excel", var file]:
        return await ExcelOfCustomers.RunAsync(file);
    case ["clusters" or "consumption", .. var file] when file.Length <= 1:
        return await ClusterStages.RunAsync(file.FirstOrDefault(), consumption: args[0] == "consumption");
    case ["kmeans", var folder]:
        return KMeansBeside.Run(folder);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(EndToEndRun).Assembly).Run(args);
        return 0;
}
