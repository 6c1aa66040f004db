using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Analytics.Customers.Clusters;
using TechMart.Analytics.Sales;
using TechMart.Store.Accounts;
using TechMart.Store.Imports;
using TechMart.Store.Model;
using TechMart.Store.Sales;
using TechMart.Store.Tests.Databases;
using TechMart.Store.Tests.Imports;

namespace TechMart.Store.Tests.Sales;

/// <summary>A group that a team knows as B is still B tomorrow: after a restart, in another instance, in the next version of the data.</summary>
public sealed class ClusterLettersTests
{
    private const int LastDay = 400;
    private const int Later = 24;

    private static readonly DateTime Start = new(2024, 1, 1, 12, 0, 0, DateTimeKind.Unspecified);

    private static readonly ClusterOptions Quick = new() { Most = 6, Restarts = 4, Resamples = 10 };

    [Theory, OnSqlite, OnPostgres]
    public async Task Letters_AfterARestartAndAnotherImport_StayWithTheirCustomers(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var dataset = await ImportAsync(store, "Shop", First());
        var before = await LettersAsync(store.Reports, dataset);
        await store.RestartAsync();

        Assert.Equal(before, await LettersAsync(store.Reports, dataset));
        await ImportAsync(store, dataset, Second());
        var after = await LettersAsync(store.Reports, dataset);

        Assert.Equal(4, before.Count);
        Assert.Equal(before, after);
        // Without a memory the letters would be others: the third group has come to spend more than the fourth.
        var fresh = await ImportAsync(store, "Fresh", First());
        await ImportAsync(store, fresh, Second());
        Assert.NotEqual(before, await LettersAsync(store.Reports, fresh));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Letters_InAnotherInstanceWithAnotherSeedAndOrderOfRows_AreTheSame(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var dataset = await ImportAsync(store, "Shop", First().Reverse());
        var before = await LettersAsync(store.Reports, dataset);
        await store.Get<ClusterLetters>().Written();
        await using var other = store.AnotherProcess();
        await ImportAsync(store, dataset, Second().OrderBy(line => line[^1]));

        var there = await LettersAsync(other.GetRequiredService<SalesReports>(), dataset, Quick with { Seed = 77, Resamples = 12 });
        await other.GetRequiredService<ClusterLetters>().Written();

        Assert.Equal(before, there);
        Assert.Equal(before, await LettersAsync(store.Reports, dataset));
        Assert.Equal(before, await LettersAsync(store.Reports, dataset, Quick with { AsOf = DateOnly.FromDateTime(Start.AddDays(LastDay + Later - 5)) }));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Letters_OfAnotherNumberInTheNextVersion_GoOnFromTheRecommendedOne(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var dataset = await ImportAsync(store, "Shop", First().Where(line => line[0] != '2'));
        var three = await LettersAsync(store.Reports, dataset, shown: 3);
        await store.Get<ClusterLetters>().Written();
        await ImportAsync(store, dataset, First().Where(line => line[0] == '2'));

        var four = await LettersAsync(store.Reports, dataset, shown: 4);

        Assert.Equal(["A", "B", "C"], three.Values.Order());
        Assert.Equal("D", four['2']);
        Assert.Equal(three, four.Where(pair => pair.Key != '2').ToDictionary());
    }

    [Fact]
    public async Task Show_WhileAnImportHasTheFile_DoesNotWaitAndIsWrittenAfterwards()
    {
        await using var store = await TestStore.StartedAsync(postgres: false);
        var dataset = await ImportAsync(store, "Shop", First());
        await using var context = store.NewContext();
        await using (var import = await context.Database.BeginTransactionAsync())
        {
            await context.Database.ExecuteSqlAsync($"UPDATE datasets SET currency = 'EUR'");

            var letters = await LettersAsync(store.Reports, dataset);

            Assert.Equal(letters, await LettersAsync(store.Reports, dataset));
            Assert.False(store.Get<ClusterLetters>().Written().IsCompleted);
            await import.CommitAsync();
        }
        await store.Get<ClusterLetters>().Written();
        Assert.Equal(1, await context.NamedClusters.CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Write_SeveralInstancesAtOnce_KeepsTheLatestVersion(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        await using var other = store.AnotherProcess();
        NamedClustersTable[] tables = [new(store.Database), new(other.GetRequiredService<Store.Databases.StoreDatabase>())];

        await Task.WhenAll(Enumerable.Range(1, 12).Select(version => Task.Run(() => tables[version % 2].WriteAsync(Row(dataset.Id, "question", version)))));

        var kept = Assert.Single(await tables[0].ReadAsync(dataset.Id, "question", default));
        Assert.Equal((12, "12"), (kept.Version, kept.Anchors));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Write_MoreQuestionsThanAreKept_ForgetsTheOneUnusedLongest(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var (dataset, other) = (await store.Datasets.CreateAsync(Actor.Program, "Shop"), await store.Datasets.CreateAsync(Actor.Program, "Other"));
        var table = new NamedClustersTable(store.Database);
        await table.WriteAsync(Row(other.Id, "0", 1));
        for (var question = 0; question < NamedClustersTable.MostKept; question++)
        {
            await table.WriteAsync(Row(dataset.Id, $"{question}", 1, minutes: question));
        }
        // The first is looked at again, and one more comes.
        await table.WriteAsync(Row(dataset.Id, "0", 1, minutes: 5000));
        await table.WriteAsync(Row(dataset.Id, "new", 1, minutes: 5001));

        await using var context = store.NewContext();
        var kept = await context.NamedClusters.Where(named => named.DatasetId == dataset.Id).Select(named => named.Question).ToListAsync();
        Assert.Equal(NamedClustersTable.MostKept, kept.Count);
        Assert.Contains("0", kept);
        Assert.Contains("new", kept);
        Assert.DoesNotContain("1", kept);
        Assert.Single(await table.ReadAsync(other.Id, "0", default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Delete_OfTheDataset_TakesLettersWithItAndLaterOnesAreRefused(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var dataset = await ImportAsync(store, "Shop", First());
        await LettersAsync(store.Reports, dataset);
        await store.Get<ClusterLetters>().Written();
        var table = new NamedClustersTable(store.Database);

        await store.Datasets.DeleteAsync(Actor.Program, dataset);

        await using var context = store.NewContext();
        Assert.Equal(0, await context.NamedClusters.CountAsync());
        var refused = await Assert.ThrowsAsync<StoreException>(() => table.WriteAsync(Row(dataset, "question", 1)));
        Assert.Equal(StoreProblem.UnknownDataset, refused.Problem);
    }

    [Fact]
    public void Anchors_Damaged_AreAsIfThereWereNone()
    {
        var anchors = new ClusterAnchors(["recency"], [new("B", [1.5])]) { Gone = [new("A", [0.1])] };

        Assert.Equivalent(anchors, ClusterAnchorsJson.Read(ClusterAnchorsJson.Write(anchors)), strict: true);
        Assert.Null(ClusterAnchorsJson.Read("{"));
        Assert.Null(ClusterAnchorsJson.Read("{\"features\":null}"));
        Assert.Null(ClusterAnchorsJson.Read(null));
    }

    private static NamedClusters Row(int dataset, string question, int version, int minutes = 0) => new()
    {
        DatasetId = dataset,
        Question = question,
        Version = version,
        Anchors = version.ToString(CultureInfo.InvariantCulture),
        UsedAt = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(minutes),
    };

    /// <summary>The letter that most customers of each planted group have.</summary>
    private static async Task<Dictionary<char, string>> LettersAsync(SalesReports reports, int dataset, ClusterOptions? options = null, int? shown = null)
    {
        var report = await reports.ClustersAsync(dataset, SalesFilter.All, options ?? Quick, shown);
        return report.Result.Members.GroupBy(member => member.Customer[0]).ToDictionary(group => group.Key, group => group.CountBy(member => member.Label).MaxBy(pair => pair.Value).Key);
    }

    private static async Task<int> ImportAsync(TestStore store, string name, IEnumerable<string> lines) =>
        await ImportAsync(store, (await store.Datasets.CreateAsync(Actor.Program, name)).Id, lines);

    private static async Task<int> ImportAsync(TestStore store, int dataset, IEnumerable<string> lines)
    {
        using var file = SalesFile.Of([.. lines]);
        await store.Imports.RunAsync(file.Request(dataset, allowSameFile: true));
        return dataset;
    }

    /// <summary>Four groups: frequent, rare and large, gone long ago and small, new with a single order. A customer's name begins with the group.</summary>
    private static IEnumerable<string> First() => Enumerable.Range(0, 45).SelectMany(customer => new[]
    {
        Orders($"0-{customer}", LastDay - 3 - (customer % 3), 20 + (customer % 5), 12, 38 + (customer % 5)),
        Orders($"1-{customer}", LastDay - 50 - (customer % 20), 5 + (customer % 3), 45, 850 + (customer % 100)),
        Orders($"2-{customer}", LastDay - 230 - (customer % 40), 3, 40, 14 + (customer % 3)),
        Orders($"3-{customer}", LastDay - 6 - (customer % 5), 1, 0, 110 + (customer % 20)),
    }.SelectMany(lines => lines)).Append(Line("0-0", LastDay, 40));

    /// <summary>Some weeks more: the first two groups go on, one customer of the fourth kind in five comes anew, and of the third kind larger orders come to light.</summary>
    private static IEnumerable<string> Second() => Enumerable.Range(0, 45).SelectMany(customer => new[]
    {
        Orders($"0-{customer}", LastDay + Later - 3 - (customer % 3), 2, 12, 38 + (customer % 5)),
        Orders($"1-{customer}", LastDay + Later - 50 - (customer % 20), 1, 0, 850 + (customer % 100)),
        Orders($"2-{customer}", LastDay - 230 - (customer % 40), 1, 0, 90 + (customer % 7)),
        Orders($"3-{customer + 100}", LastDay + Later - 6 - (customer % 5), customer % 5 == 0 ? 1 : 0, 0, 110 + (customer % 20)),
    }.SelectMany(lines => lines)).Append(Line("0-0", LastDay + Later, 40));

    private static IEnumerable<string> Orders(string customer, int lastDay, int count, int gap, int amount) =>
        Enumerable.Range(0, count).Select(order => Line(customer, lastDay - (order * gap), amount));

    private static string Line(string customer, int day, int amount) =>
        string.Create(CultureInfo.InvariantCulture, $"{customer},{Start.AddDays(day):yyyy-MM-dd HH:mm:ss},{customer}/{day}/{amount},P,Product,Toys,{amount},1,{amount},DE,f");
}
