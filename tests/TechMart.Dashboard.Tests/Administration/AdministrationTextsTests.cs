using System.Globalization;
using TechMart.Dashboard.Administration;
using TechMart.Store;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Tests.Administration;

public sealed class AdministrationTextsTests
{
    private static readonly Texts Texts = new(typeof(AdministrationTexts), CultureInfo.GetCultureInfo("en"));

    public static TheoryData<string> Keys =>
    [
        .. Of<AuditAction>("Action_"),
        .. Of<AuditOutcome>("Outcome_"),
        .. Of<Role>("Role_"),
        .. Of<Role>("RoleHelp_"),
        .. Of<AccountState>("State_"),
        .. Of<AccountState>("StateHelp_"),
        .. Of<SecondFactorRule>("SecondFactorRule_"),
        .. Of<StoreKind>("Store_"),
        .. new[] { LinkPurpose.Invitation, LinkPurpose.NewPassword }.SelectMany(purpose => new[] { $"Link_Title_{purpose}", $"Message_{purpose}" }),
        .. new[] { nameof(AdministrationValues.SecondFactor), nameof(AdministrationValues.AuditDays), nameof(AdministrationValues.SessionDays) }
            .SelectMany(setting => new[] { "Setting_" + setting, "SettingHelp_" + setting }),
    ];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Text_OfEveryKind_IsThere(string key) => Assert.NotEmpty(Texts[key]);

    [Fact]
    public void Entry_OfASetting_NamesItAsThePageDoes()
    {
        var entry = new AuditEntry { By = "root@example.com", Action = AuditAction.SettingChange, Subject = "AuditDays: 730 → 90" };

        Assert.Equal("Keep the audit log for: 730 → 90", AuditRow.Of(entry, Texts, TimeZoneInfo.Utc).Subject);
    }

    [Fact]
    public void Entry_OfADownload_LeadsToItsPageWhereThereIsOne()
    {
        Assert.Equal("/?data=Shop", LinkOf("overview-products.csv", "data=Shop"));
        Assert.Equal("/admin/audit?action=Export", LinkOf("audit-log.csv", "action=Export"));
        Assert.Null(LinkOf("Shop.csv", "data=Shop"));
        Assert.Null(LinkOf("overview-products.csv", null));

        static string? LinkOf(string file, string? filter) => AuditRow.Of(
            new AuditEntry { By = "", Action = AuditAction.Export, Subject = file, Filter = filter }, Texts, TimeZoneInfo.Utc).FilterLink;
    }

    private static IEnumerable<string> Of<T>(string prefix)
        where T : struct, Enum => Enum.GetNames<T>().Select(name => prefix + name);
}
