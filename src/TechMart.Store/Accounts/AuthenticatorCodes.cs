using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TechMart.Store.Databases;

namespace TechMart.Store.Accounts;

/// <summary>
/// Codes of authenticator apps (RFC 6238: six digits, 30 seconds, SHA-1). Each is accepted once, as the RFC asks for and Identity's own check
/// does not see to: who looks over a shoulder cannot use it again. The step before and after count too, for clocks that differ.
/// </summary>
internal sealed class AuthenticatorCodes(AccountsDbContext context, StoreDatabase database, TimeProvider clock) : IUserTwoFactorTokenProvider<Account>
{
    private const int StepSeconds = 30;
    private const int StepsEitherWay = 1;
    private const int Digits = 6;
    private const int Codes = 1_000_000;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user)
    {
        ArgumentNullException.ThrowIfNull(manager);
        return await manager.GetAuthenticatorKeyAsync(user).ConfigureAwait(false) is { Length: > 0 };
    }

    /// <summary>Nothing: the app makes them.</summary>
    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        ArgumentNullException.ThrowIfNull(manager);
        ArgumentNullException.ThrowIfNull(user);
        if (token?.Length != Digits || !int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            || await manager.GetAuthenticatorKeyAsync(user).ConfigureAwait(false) is not { Length: > 0 } key)
        {
            return false;
        }
        var secret = Bytes(key);
        var now = clock.GetUtcNow().ToUnixTimeSeconds() / StepSeconds;
        for (var step = now - StepsEitherWay; step <= now + StepsEitherWay; step++)
        {
            if (CodeOf(secret, step) == code && await UseAsync(user, step).ConfigureAwait(false))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Takes a step, once: of two that try at the same time, one succeeds.</summary>
    private Task<bool> UseAsync(Account user, long step) => database.GuardAsync(async () =>
    {
        var stamp = Guid.NewGuid().ToString();
        var used = await context.Users.Where(account => account.Id == user.Id && account.SecondFactorStep < step).ExecuteUpdateAsync(
            update => update
                .SetProperty(account => account.SecondFactorStep, step)
                // Whoever writes the whole account must not write the old step back.
                .SetProperty(account => account.ConcurrencyStamp, stamp)).ConfigureAwait(false) == 1;
        if (used)
        {
            await context.Entry(user).ReloadAsync().ConfigureAwait(false);
        }
        return used;
    }, CancellationToken.None);

    private static int CodeOf(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The algorithm that apps use; its known weakness is no matter in a keyed hash.
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var at = hash[^1] & 0xf;
        return (BinaryPrimitives.ReadInt32BigEndian(hash[at..]) & int.MaxValue) % Codes;
    }

    private static byte[] Bytes(string key)
    {
        var bytes = new byte[key.Length * 5 / 8];
        var (bits, count, at) = (0, 0, 0);
        foreach (var sign in key)
        {
            (bits, count) = (((bits << 5) | Base32.IndexOf(sign, StringComparison.Ordinal)) & 0xfff, count + 5);
            if (count >= 8)
            {
                bytes[at++] = (byte)(bits >> (count - 8));
                count -= 8;
            }
        }
        return bytes;
    }
}
