using TechMart.Tests;

namespace TechMart.EndToEnd.Tests.Hosting;

/// <summary>A fact that needs Chromium (its path in <c>CHROMIUM</c>, else the distribution's) and is skipped where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Absent;
}

/// <summary>A browser fact that needs the reference data too.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserReferenceFactAttribute : FactAttribute
{
    public BrowserReferenceFactAttribute() =>
        Skip = Chromium.Absent ?? (ReferenceData.Root is null ? "The reference data (../shared) is not here." : null);
}

/// <summary>A browser theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Absent;
}

/// <summary>The browser.</summary>
internal static class Chromium
{
    /// <summary>Its program.</summary>
    public static string Path { get; } = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";

    /// <summary>Why it cannot be used; null where it can.</summary>
    public static string? Absent { get; } = File.Exists(Path) ? null : $"Chromium is not at {Path}; name it in CHROMIUM.";
}
