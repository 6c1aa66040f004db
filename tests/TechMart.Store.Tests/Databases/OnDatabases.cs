using System.Reflection;
using Xunit.Sdk;

namespace TechMart.Store.Tests.Databases;

/// <summary>Runs a theory on SQLite: its parameter is false.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnSqliteAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[false]];
}

/// <summary>Runs a theory on PostgreSQL: its parameter is true. Skipped, visibly, where there is no server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnPostgresAttribute : DataAttribute
{
    public OnPostgresAttribute()
    {
        if (TestStore.Server is null)
        {
            Skip = "TECHMART_TEST_POSTGRES names no server (see eng/postgres).";
        }
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[true]];
}
