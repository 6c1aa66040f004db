using Microsoft.EntityFrameworkCore;
using TechMart.Store.Audit;

namespace TechMart.Store.Accounts;

/// <content>What people change of their own account. Whoever calls has found out that it is they, by their session and, where it matters, by their password.</content>
public sealed partial class AccountStore
{
    /// <summary>How many recovery codes are made.</summary>
    public const int RecoveryCodes = 10;

    /// <summary>Sets the person's own password. Their sessions and links end.</summary>
    /// <exception cref="StoreException">The password is refused.</exception>
    public Task ChangeOwnPasswordAsync(Actor actor, string password, CancellationToken cancellation = default) =>
        ChangeOwnAsync(actor, async (work, account) =>
        {
            await SetPasswordAsync(work, account, password).ConfigureAwait(false);
            await work.WriteAsync(actor, AuditAction.PasswordChange, account.Email!).ConfigureAwait(false);
            return true;
        }, cancellation);

    /// <summary>Ends the person's own sessions on every device.</summary>
    public Task EndOwnSessionsAsync(Actor actor, CancellationToken cancellation = default) =>
        ChangeOwnAsync(actor, async (work, account) =>
        {
            await work.WriteAsync(actor, AuditAction.SignOutEverywhere, account.Email!).ConfigureAwait(false);
            return await EndSessionsAsync(work, account).ConfigureAwait(false);
        }, cancellation);

    /// <summary>The key that the person's app is to hold; made where there is none. It counts for nothing until it is confirmed.</summary>
    /// <returns>The key in base 32.</returns>
    public Task<string> PrepareSecondFactorAsync(Actor actor, CancellationToken cancellation = default) =>
        ChangeOwnAsync(actor, (work, account) => work.People.PrepareAuthenticatorKeyAsync(account), cancellation);

    /// <summary>Switches the second factor on with a code that the person's app shows. Their sessions end.</summary>
    /// <returns>The recovery codes, to be shown once; null where the code is not right.</returns>
    public Task<IReadOnlyList<string>?> ConfirmSecondFactorAsync(Actor actor, string code, CancellationToken cancellation = default) =>
        ChangeOwnAsync<IReadOnlyList<string>?>(actor, async (work, account) =>
        {
            if (account.TwoFactorEnabled
                || !await work.People.VerifyTwoFactorTokenAsync(account, work.People.Options.Tokens.AuthenticatorTokenProvider, code).ConfigureAwait(false))
            {
                return null;
            }
            Check(await work.People.SetTwoFactorEnabledAsync(account, true).ConfigureAwait(false), account.Email!);
            await work.WriteAsync(actor, AuditAction.SecondFactorOn, account.Email!).ConfigureAwait(false);
            return await NewRecoveryCodesAsync(work, account).ConfigureAwait(false);
        }, cancellation);

    /// <summary>Makes new recovery codes; the former ones end.</summary>
    /// <returns>The codes, to be shown once.</returns>
    /// <exception cref="StoreException">No second factor is on.</exception>
    public Task<IReadOnlyList<string>> RenewRecoveryCodesAsync(Actor actor, CancellationToken cancellation = default) =>
        ChangeOwnAsync(actor, async (work, account) =>
        {
            if (!account.TwoFactorEnabled)
            {
                throw new StoreException(StoreProblem.AccountChanged, account.Email);
            }
            await work.WriteAsync(actor, AuditAction.RecoveryCodes, account.Email!).ConfigureAwait(false);
            return await NewRecoveryCodesAsync(work, account).ConfigureAwait(false);
        }, cancellation);

    /// <summary>Switches the person's own second factor off: app and recovery codes are forgotten. Their sessions end.</summary>
    public Task RemoveOwnSecondFactorAsync(Actor actor, CancellationToken cancellation = default) =>
        ChangeOwnAsync(actor, async (work, account) =>
        {
            await work.WriteAsync(actor, AuditAction.SecondFactorOff, account.Email!).ConfigureAwait(false);
            return await ForgetSecondFactorAsync(work, account).ConfigureAwait(false);
        }, cancellation);

    private static async Task<bool> ForgetSecondFactorAsync(Change work, Account account)
    {
        await work.Context.UserTokens.Where(token => token.UserId == account.Id).ExecuteDeleteAsync(work.Cancellation).ConfigureAwait(false);
        account.TwoFactorEnabled = false;
        return await EndSessionsAsync(work, account).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(Change work, Account account) =>
        [.. (await work.People.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes).ConfigureAwait(false))!];

    private Task<T> ChangeOwnAsync<T>(Actor actor, Func<Change, Account, Task<T>> change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return ChangeAsync(async work =>
        {
            var account = await work.People.Users.FirstOrDefaultAsync(known => known.Id == actor.AccountId && known.DisabledAt == null, cancellation).ConfigureAwait(false);
            return await change(work, account ?? throw new StoreException(StoreProblem.UnknownAccount, actor.Name)).ConfigureAwait(false);
        }, cancellation);
    }
}
