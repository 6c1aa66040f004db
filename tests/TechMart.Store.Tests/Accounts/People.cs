using TechMart.Store.Accounts;

namespace TechMart.Store.Tests.Accounts;

/// <summary>People of the tests.</summary>
internal static class People
{
    public static Actor Ada { get; } = new("Ada", Role.Analyst, "192.0.2.1", 1);

    public static Actor Bea { get; } = new("Bea", Role.Analyst, "192.0.2.2", 2);
}
