using System.Globalization;
using Microsoft.AspNetCore.Identity;
using TechMart.Store.Accounts;
using TechMart.Store.Tests.Databases;

namespace TechMart.Store.Tests.Accounts;

public sealed class AuthenticatorCodesTests
{
    // The key of RFC 6238's examples in base 32; its codes have eight digits, of which six are shown.
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory, OnSqlite, OnPostgres]
    public async Task Code_OfTheExamples_IsAccepted(bool postgres)
    {
        await using var shop = await OpenAsync(postgres);

        foreach (var (second, code) in new[] { (1_111_111_109L, "081804"), (1_111_111_111L, "050471"), (1_234_567_890L, "005924"), (2_000_000_000L, "279037"), (20_000_000_000L, "353130") })
        {
            SetTo(shop, second);
            Assert.True(await VerifyAsync(shop, code), code);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Code_UsedBefore_OrOlderThanOneUsed_IsRefused(bool postgres)
    {
        await using var shop = await OpenAsync(postgres);
        // The steps of 1111111109 and 1111111111 follow each other.
        SetTo(shop, 1_111_111_111);

        Assert.True(await VerifyAsync(shop, "050471"));
        Assert.False(await VerifyAsync(shop, "050471"));
        Assert.False(await VerifyAsync(shop, "081804"));
        await shop.Accounts.ChangeOwnPasswordAsync(shop.Administrator, Shop.OtherPassword);
        Assert.False(await VerifyAsync(shop, "050471"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Code_TriedManyTimesAtOnce_IsAcceptedOnce(bool postgres)
    {
        await using var shop = await OpenAsync(postgres);
        SetTo(shop, 1_111_111_111);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => VerifyAsync(shop, "050471"))));

        Assert.Single(answers, accepted => accepted);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Code_OfAClockThatDiffers_IsAcceptedWithinAStep(bool postgres)
    {
        await using var shop = await OpenAsync(postgres);

        SetTo(shop, 1_111_111_111 + 60);
        Assert.False(await VerifyAsync(shop, "050471"));
        SetTo(shop, 1_111_111_111 + 30);
        Assert.True(await VerifyAsync(shop, "050471"));
        SetTo(shop, 1_234_567_890 - 30);
        Assert.True(await VerifyAsync(shop, "005924"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("50471")]
    [InlineData("0050471")]
    [InlineData("+50471")]
    [InlineData("٠٥٠٤٧١")]
    public async Task Code_ThatIsNone_IsRefused(string code)
    {
        await using var shop = await OpenAsync(postgres: false);
        SetTo(shop, 1_111_111_111);

        Assert.False(await VerifyAsync(shop, code));
    }

    private static async Task<Shop> OpenAsync(bool postgres)
    {
        var shop = await Shop.OpenAsync(postgres);
        await using var context = shop.Store.Database.CreateAccountsContext();
        // Where Identity keeps it.
        context.Add(new IdentityUserToken<int> { UserId = shop.Owner.Id, LoginProvider = "[AspNetUserStore]", Name = "AuthenticatorKey", Value = Key });
        (await context.Users.FindAsync(shop.Owner.Id))!.TwoFactorEnabled = true;
        await context.SaveChangesAsync();
        return shop;
    }

    private static void SetTo(Shop shop, long second) => shop.Clock.Pass(DateTimeOffset.FromUnixTimeSeconds(second) - shop.Clock.GetUtcNow());

    private static Task<bool> VerifyAsync(Shop shop, string code) => shop.InRequestAsync(async people => await people.VerifyTwoFactorTokenAsync(
        (await people.FindByIdAsync(shop.Owner.Id.ToString(CultureInfo.InvariantCulture)))!, TokenOptions.DefaultAuthenticatorProvider, code));
}
