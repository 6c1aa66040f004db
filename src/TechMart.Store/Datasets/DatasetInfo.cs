namespace TechMart.Store.Datasets;

/// <summary>A data set in short.</summary>
/// <param name="Id">Id in the store.</param>
/// <param name="Name">Name.</param>
/// <param name="Currency">ISO 4217 code; empty = not said.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="IsDemo">Whether it is the generated shop.</param>
/// <param name="Version">Grows with every change of the data.</param>
/// <param name="Lines">Sales lines.</param>
/// <param name="Imports">Finished imports that were not undone.</param>
/// <param name="From">First day; null without time or lines.</param>
/// <param name="To">Last day.</param>
/// <param name="LastImport">The latest of these imports; 0 without one.</param>
public sealed record DatasetInfo(
    int Id, string Name, string Currency, string TimeZone, bool IsDemo, long Version, long Lines, int Imports, DateOnly? From, DateOnly? To,
    long LastImport);
