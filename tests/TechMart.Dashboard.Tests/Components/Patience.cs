using System.Runtime.CompilerServices;
using Bunit;

namespace TechMart.Dashboard.Tests.Components;

/// <summary>How long tests wait for a component to get somewhere. The library's second is too short for a machine that does other things too.</summary>
internal static class Patience
{
#pragma warning disable CA2255 // This is a program: its tests.
    [ModuleInitializer]
#pragma warning restore CA2255
    public static void Set() => BunitContext.DefaultWaitTimeout = TimeSpan.FromMinutes(2);
}
