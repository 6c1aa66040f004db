using System.CommandLine;
using TechMart.Cli.Answers;
using TechMart.Cli.Data;
using TechMart.Store;
using TechMart.Store.Accounts;

namespace TechMart.Cli.Commands;

/// <summary><c>users list|add EMAIL --role R|role EMAIL R|reset-link EMAIL|disable EMAIL|enable EMAIL|sign-out-all</c></summary>
internal static class UsersCommand
{
    private const string DefaultUrl = "http://localhost:5080";
    private const string ChoosePassword = "/choose-password?token=";

    public static Command Create(Session session) =>
        session.Command("users", List(session), Add(session), ChangeRole(session), ResetLink(session), Disable(session), Enable(session), SignOutAll(session));

    private static Command List(Session session)
    {
        var create = session.Command("users_list");
        create.SetAction((command, cancellation) => RunAsync(session, command, async store =>
        {
            var people = await store.Accounts.ListAsync(cancellation).ConfigureAwait(false);
            session.Answer(command, new { Users = people.Select(Described) }, Run(create), text =>
            {
                if (people.Count == 0)
                {
                    text.Line(text["None_Users"]);
                }
                text.Table(null, ["Email", "Role", "State", "SecondFactor", "LastSignIn"], people.Select(account => (IReadOnlyList<object?>)
                    [account.Email, text[$"Role_{account.Role}"], text[$"Account_{account.State}"], account.HasSecondFactor, Local(session, account.LastSignInAt)]));
            });
        }, cancellation));
        return create;
    }

    private static Command Add(Session session)
    {
        var email = Email(session);
        var role = session.Value("role", "ROLE", text => RoleOf(session, text), "users_role");
        role.Required = true;
        var url = Url(session);
        var create = session.Command("users_add", email, role, url);
        create.SetAction((command, cancellation) => RunAsync(session, command, async store =>
        {
            // Before anything is changed: a link that cannot be written down is lost.
            var address = LinkBase(session, command.GetValue(url), store);
            var link = await store.Accounts.InviteAsync(StoreAccess.Actor, command.GetRequiredValue(email), command.GetRequiredValue(role), cancellation).ConfigureAwait(false);
            AnswerLink(session, command, create, address, link, "Done_UserAdded");
        }, cancellation));
        return create;
    }

    private static Command ChangeRole(Session session)
    {
        var email = Email(session);
        var role = new Argument<Role>("ROLE")
        {
            Description = session.Texts["Option_users_role"],
            CustomParser = result =>
            {
                try
                {
                    return RoleOf(session, result.Tokens[^1].Value);
                }
                catch (UsageException refusal)
                {
                    result.AddError(refusal.Message);
                    return default;
                }
            },
        };
        var create = session.Command("users_role", email, role);
        create.SetAction((command, cancellation) => RunAsync(session, command, store =>
            ChangeAsync(session, command, create, store, email, id => store.Accounts.ChangeRoleAsync(StoreAccess.Actor, id, command.GetRequiredValue(role), cancellation)), cancellation));
        return create;
    }

    private static Command ResetLink(Session session)
    {
        var email = Email(session);
        var url = Url(session);
        var secondFactor = session.Flag("remove-second-factor");
        var create = session.Command("users_reset-link", email, url, secondFactor);
        create.SetAction((command, cancellation) => RunAsync(session, command, async store =>
        {
            var address = LinkBase(session, command.GetValue(url), store);
            var account = await FindAsync(store, command.GetRequiredValue(email)).ConfigureAwait(false);
            var link = await store.Accounts.MakePasswordLinkAsync(StoreAccess.Actor, account.Id, cancellation).ConfigureAwait(false);
            if (command.GetValue(secondFactor))
            {
                await store.Accounts.RemoveSecondFactorAsync(StoreAccess.Actor, account.Id, cancellation).ConfigureAwait(false);
            }
            AnswerLink(session, command, create, address, link, "Done_UserLink");
        }, cancellation));
        return create;
    }

    private static Command Disable(Session session)
    {
        var email = Email(session);
        var create = session.Command("users_disable", email);
        create.SetAction((command, cancellation) => RunAsync(session, command, store =>
            ChangeAsync(session, command, create, store, email, id => store.Accounts.DisableAsync(StoreAccess.Actor, id, cancellation)), cancellation));
        return create;
    }

    private static Command Enable(Session session)
    {
        var email = Email(session);
        var create = session.Command("users_enable", email);
        create.SetAction((command, cancellation) => RunAsync(session, command, store =>
            ChangeAsync(session, command, create, store, email, id => store.Accounts.EnableAsync(StoreAccess.Actor, id, cancellation)), cancellation));
        return create;
    }

    private static Command SignOutAll(Session session)
    {
        var create = session.Command("users_sign-out-all");
        create.SetAction((command, cancellation) => RunAsync(session, command, async store =>
        {
            var accounts = await store.Accounts.SignOutEverybodyAsync(StoreAccess.Actor, cancellation).ConfigureAwait(false);
            session.Answer(command, new { Accounts = accounts }, Run(create), text => text.Line(text["Done_SignedOutAll"]));
        }, cancellation));
        return create;
    }

    private static async Task<int> RunAsync(Session session, ParseResult command, Func<StoreAccess, Task> work, CancellationToken cancellation)
    {
        var store = await session.OpenStoreAsync(command, cancellation).ConfigureAwait(false);
        await using var closing = store.ConfigureAwait(false);
        await work(store).ConfigureAwait(false);
        if (!await store.Accounts.IsManagedAsync(cancellation).ConfigureAwait(false))
        {
            session.Warn(session.Texts["Warn_NobodyManages"]);
        }
        return ExitCode.Done;
    }

    private static async Task ChangeAsync(Session session, ParseResult command, Command create, StoreAccess store, Argument<string> email, Func<int, Task> change)
    {
        var before = await FindAsync(store, command.GetRequiredValue(email)).ConfigureAwait(false);
        await change(before.Id).ConfigureAwait(false);
        var account = await FindAsync(store, before.Email).ConfigureAwait(false);
        session.Answer(command, Described(account), Run(create), text => text.Line(text.Texts.Fill(
            "Done_UserChanged", ("email", account.Email), ("role", text[$"Role_{account.Role}"]), ("state", text[$"Account_{account.State}"]))));
    }

    private static void AnswerLink(Session session, ParseResult command, Command create, Uri address, AccountLink link, string sentence)
    {
        var url = address.AbsoluteUri.TrimEnd('/') + ChoosePassword + link.Token;
        var account = link.Account;
        session.Answer(command, new { account.Email, account.Role, account.State, link.Purpose, Link = url, link.ExpiresAt }, Run(create), text =>
        {
            text.Line(text.Texts.Fill(
                sentence,
                ("email", account.Email),
                ("role", text[$"Role_{account.Role}"]),
                ("until", Local(session, link.ExpiresAt)!.Value.ToString("g", session.Terminal.Culture))));
            text.Line(url);
        });
    }

    private static object Described(AccountInfo account) => new
    {
        account.Id,
        account.Email,
        account.Role,
        account.State,
        SecondFactor = account.HasSecondFactor,
        account.IsDemo,
        account.CreatedAt,
        account.LastSignInAt,
    };

    private static RunInfo Run(Command command) => new() { Command = "users " + command.Name };

    private static async Task<AccountInfo> FindAsync(StoreAccess store, string email) =>
        await store.Accounts.FindAsync(email).ConfigureAwait(false) ?? throw new StoreException(StoreProblem.UnknownAccount, email);

    private static DateTime? Local(Session session, DateTime? moment) =>
        moment is { } utc ? TimeZoneInfo.ConvertTimeFromUtc(utc, session.Terminal.Clock.LocalTimeZone) : null;

    private static Argument<string> Email(Session session) => new("EMAIL") { Description = session.Texts["Argument_email"] };

    private static Option<Uri?> Url(Session session) => session.Value<Uri?>("url", "URL", text =>
        AddressOf(text) ?? throw new UsageException(session.Texts.Fill("Bad_Url", ("value", text))));

    private static Uri LinkBase(Session session, Uri? given, StoreAccess store) =>
        given ?? AddressOf(store.PublicUrl ?? DefaultUrl) ?? throw new RefusedException(session.Texts.Fill("Bad_PublicUrl", ("value", store.PublicUrl!)));

    private static Uri? AddressOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" }
            ? address : null;

    private static Role RoleOf(Session session, string text) =>
        Enum.GetValues<Role>().Where(role => role.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)).Select(role => (Role?)role).FirstOrDefault()
        ?? throw new UsageException(session.Texts.Fill(
            "Bad_Kind", ("value", text), ("choices", string.Join(", ", Enum.GetNames<Role>().Select(name => name.ToLowerInvariant())))));
}
