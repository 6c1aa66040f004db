using Microsoft.AspNetCore.Components;
using TechMart.Dashboard.Administration;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Components.Pages.Administration;

/// <summary>One person, and what an administrator can do about them.</summary>
public sealed partial class PersonPage
{
    private AccountInfo? _person;
    private AccountLink? _link;
    private Asked? _question;
    private Role _role;
    private int? _you;
    private bool _loaded;
    private bool _removed;
    private string? _problem;

    /// <summary>The account's id.</summary>
    [Parameter]
    public int Id { get; set; }

    [Inject]
    private AccountStore Accounts { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private bool IsYou => _person?.Id == _you;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync() => _problem = await TryAsync(async () =>
    {
        await Clock.AskAsync();
        _you = (await Actor.GetAsync()).AccountId;
        _person = (await Accounts.ListAsync()).FirstOrDefault(person => person.Id == Id);
        _role = _person?.Role ?? default;
        _loaded = true;
    });

    /// <summary>What can be done about a person as the account stands. Nobody can shut themselves out here.</summary>
    private IEnumerable<Choice> Choices(AccountInfo person)
    {
        if (person.State == AccountState.Invited)
        {
            yield return new Choice("InvitationLink", MakeLinkAsync);
            yield return new Choice("Remove", Ask("Remove", RemoveAsync), IsDangerous: true);
            yield break;
        }
        if (person.State == AccountState.Disabled)
        {
            yield return new Choice("Enable", EnableAsync);
            yield break;
        }
        if (person.State == AccountState.Locked)
        {
            yield return new Choice("Unlock", EnableAsync);
        }
        if (!IsYou)
        {
            yield return new Choice("PasswordLink", MakeLinkAsync);
            if (person.HasSecondFactor)
            {
                yield return new Choice("SecondFactor", Ask("SecondFactor", RemoveSecondFactorAsync));
            }
        }
        yield return new Choice("SignOut", Ask("SignOut", SignOutAsync));
        if (!IsYou)
        {
            yield return new Choice("Disable", Ask("Disable", DisableAsync), IsDangerous: true);
        }
    }

    private async Task MakeLinkAsync()
    {
        _question = null;
        _problem = await TryAsync(async () => _link = await Accounts.MakePasswordLinkAsync(await Actor.GetAsync(), Id));
    }

    private async Task EnableAsync()
    {
        _problem = await TryAsync(async () => await Accounts.EnableAsync(await Actor.GetAsync(), Id));
        if (_problem is null)
        {
            Say("Enable");
            await LoadAsync();
        }
    }

    private async Task SignOutAsync()
    {
        await Accounts.SignOutEverywhereAsync(await Actor.GetAsync(), Id);
        Say("SignOut");
    }

    private async Task RemoveSecondFactorAsync()
    {
        await Accounts.RemoveSecondFactorAsync(await Actor.GetAsync(), Id);
        Say("SecondFactor");
    }

    private async Task DisableAsync()
    {
        await Accounts.DisableAsync(await Actor.GetAsync(), Id);
        _link = null;
        Say("Disable");
    }

    private async Task RemoveAsync()
    {
        await Accounts.RemoveInvitationAsync(await Actor.GetAsync(), Id);
        _removed = true;
        Say("Remove");
    }

    private async Task ChangeRoleAsync(Role role)
    {
        await Accounts.ChangeRoleAsync(await Actor.GetAsync(), Id, role);
        Toasts.Show(T.Fill("Role_Changed", ("person", _person!.Email), ("role", T[$"Role_{role}"])));
    }

    private async Task AnsweredAsync()
    {
        _question = null;
        if (_removed)
        {
            Navigation.NavigateTo(AdministrationUrls.People);
        }
        else
        {
            await LoadAsync();
        }
    }

    private Func<Task> Ask(string name, Func<Task> action) => () =>
    {
        var text = T.Fill(name == "SignOut" && IsYou ? "Ask_SignOut_TextYou" : $"Ask_{name}_Text", ("time", SoonEnded));
        _question = new Asked(T.Fill($"Ask_{name}_Title", ("person", _person!.Email)), text, T[$"Access_{name}"], action);
        return Task.CompletedTask;
    };

    private async Task AskForRoleAsync()
    {
        var role = _role;
        if (_person!.State == AccountState.Invited)
        {
            // Nothing ends that has not begun.
            _problem = await TryAsync(() => ChangeRoleAsync(role));
            if (_problem is null)
            {
                await LoadAsync();
            }
            return;
        }
        _question = new Asked(
            T.Fill("Ask_Role_Title", ("person", _person.Email), ("role", T[$"Role_{role}"])),
            T.Fill("Role_Consequence", ("time", SoonEnded)),
            T["Role_Change"],
            () => ChangeRoleAsync(role));
    }

    private void Say(string done) => Toasts.Show(T.Fill($"Done_{done}", ("person", _person!.Email)));

    private sealed record Choice(string Name, Func<Task> Action, bool IsDangerous = false);

    private sealed record Asked(string Title, string Text, string Yes, Func<Task> Action);
}
