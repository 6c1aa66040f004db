namespace TechMart.Dashboard.Components.Charts;

/// <summary>A page that draws charts: the browser is told to fetch the library for them along with the page. Without it the library comes with the first chart.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HasChartsAttribute : Attribute;
