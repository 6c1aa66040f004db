using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Dashboard.Components.Controls;

namespace TechMart.Dashboard.Tests.Components;

public class ControlTests : ComponentTest
{
    private static readonly FigureFacts Facts = new("Value of all sales.", "GBP", "1 Dec 2010 – 9 Dec 2011", "2009", "392,692", "0", "Shop, version 3", "Exact.");

    [Fact]
    public void LoadState_Loading_ShowsASkeleton()
    {
        var state = Render<LoadState>(parameters => parameters.Add(p => p.IsLoading, true).AddChildContent("<p>content</p>"));

        Assert.Equal("status", state.Find(".skeleton").GetAttribute("role"));
        Assert.DoesNotContain("content", state.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadState_LoadingAgain_KeepsTheFormerContent()
    {
        var state = Render<LoadState>(parameters => parameters.Add(p => p.IsLoading, true).Add(p => p.HasContent, true).AddChildContent("<p>content</p>"));

        Assert.Equal("true", state.Find(".loaded").GetAttribute("aria-busy"));
        Assert.Contains("content", state.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadState_Failure_OffersRetryAndADetailToCopy()
    {
        var retries = 0;
        var state = Render<LoadState>(parameters => parameters
            .Add(p => p.Failure, new LoadFailure("It failed.", "Error 12ab"))
            .Add(p => p.OnRetry, () => retries++));

        Assert.Equal("It failed.", state.Find("[role=alert] .notice-title").TextContent);
        Assert.Equal("Error 12ab", state.Find("[data-copy]").GetAttribute("data-copy"));
        state.Find(".button-primary").Click();
        Assert.Equal(1, retries);
    }

    [Fact]
    public void LoadState_Empty_OffersTheButtonThatMendsIt()
    {
        var state = Render<LoadState>(parameters => parameters.Add(p => p.Empty, new EmptyState("Nothing", "No file yet.", "Upload", "/data")));

        Assert.Equal("/data", state.Find("a.button-primary").GetAttribute("href"));
        Assert.Contains("No file yet.", state.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void KpiCard_Change_IsToldBySignArrowAndWord()
    {
        var card = Render<KpiCard>(parameters => parameters.Add(p => p.Kpi, new Kpi("Revenue", "£8.91 M", "£8,911,407.90", Facts)
        {
            Change = new KpiChange("-8.2%", "less", "vs. Nov 2010", -1, KpiTone.Bad),
            Course = [1, 2, null, 3],
            Interval = "95 %: 1–2",
        }));

        Assert.Equal("£8,911,407.90", card.Find(".kpi-value").GetAttribute("title"));
        var delta = card.Find(".tone-bad .kpi-delta").TextContent;
        Assert.Contains("▼", delta, StringComparison.Ordinal);
        Assert.Contains("-8.2%", delta, StringComparison.Ordinal);
        Assert.Contains("less", delta, StringComparison.Ordinal);
        Assert.NotNull(card.Find(".sparkline path").GetAttribute("d"));
        Assert.Contains("392,692", card.Find("[popover]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void KpiCard_WithoutComparison_ShowsNoChange()
    {
        var card = Render<KpiCard>(parameters => parameters.Add(p => p.Kpi, new Kpi("Orders", "3", "3", Facts)));

        Assert.Empty(card.FindAll(".kpi-change"));
        Assert.Empty(card.FindAll(".sparkline"));
    }

    [Fact]
    public void HowComputed_ButtonOpensItsOwnPopover()
    {
        var how = Render<HowComputed>(parameters => parameters.Add(p => p.Name, "Revenue").Add(p => p.Facts, Facts));

        Assert.Equal(how.Find("[popover]").Id, how.Find("button").GetAttribute("popovertarget"));
        Assert.Contains("Revenue", how.Find("button").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new double[] { }, "")]
    [InlineData(new[] { 1.0 }, "")]
    [InlineData(new[] { 0.0, 1 }, "M0 22.5L96 1.5")]
    [InlineData(new[] { 5.0, 5 }, "M0 12L96 12")]
    public void SparklinePath_SpansTheWholeWidth(double[] values, string expected) =>
        Assert.Equal(expected, SparklinePath.Of([.. values.Select(value => (double?)value)], 96, 24));

    [Fact]
    public void SparklinePath_MissingValue_IsAGap() =>
        Assert.Equal("M0 22.5M96 1.5", SparklinePath.Of([0, null, 1], 96, 24));

    [Fact]
    public void MultiSelect_TickAndUntick_TellsTheWholeChoice()
    {
        IReadOnlyList<string> chosen = ["Food"];
        var select = Render<MultiSelect>(parameters => parameters
            .Add(p => p.Name, "Category").Add(p => p.Options, ["", "Food", "Toys"]).Add(p => p.Chosen, chosen)
            .Add(p => p.ChosenChanged, values => chosen = values));

        Assert.Contains("(not given)", select.Markup, StringComparison.Ordinal);
        select.FindAll("input[type=checkbox]")[2].Change(true);
        Assert.Equal(["Food", "Toys"], chosen);
        select.FindAll("input[type=checkbox]")[1].Change(false);
        Assert.Empty(chosen);
    }

    [Fact]
    public void MultiSelect_ManyOptions_CanBeSearched()
    {
        var select = Render<MultiSelect>(parameters => parameters
            .Add(p => p.Name, "City").Add(p => p.Options, [.. Enumerable.Range(0, 300).Select(city => $"City {city:000}")]).Add(p => p.Chosen, []));

        Assert.Equal(200, select.FindAll(".option").Count);
        select.Find("input[type=search]").Input("city 29");
        Assert.Equal(10, select.FindAll(".option").Count);
        select.Find("input[type=search]").Input("nowhere");
        Assert.Empty(select.FindAll(".option"));
    }

    [Theory]
    [InlineData("2011-03-01", "2011-03-01")]
    [InlineData("", null)]
    public void DayInput_ADay_IsTold(string typed, string? expected)
    {
        DateOnly? chosen = DateOnly.MaxValue;
        var input = Render<DayInput>(parameters => parameters.Add(p => p.Name, "From").Add(p => p.Chosen, (DateOnly? day) => chosen = day));

        input.Find("input").Change(typed);

        Assert.Equal(expected, chosen?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void DayInput_HalfTypedYear_IsNotTold()
    {
        var told = false;
        var input = Render<DayInput>(parameters => parameters.Add(p => p.Name, "From").Add(p => p.Chosen, (DateOnly? _) => told = true));

        input.Find("input").Change("0002-03-01");

        Assert.False(told);
    }

    [Fact]
    public void ToastHost_Action_RunsOnceAndTheMessageGoes()
    {
        var undone = 0;
        var toasts = Services.GetRequiredService<Toasts>();
        var host = Render<ToastHost>();

        host.InvokeAsync(() => toasts.Show(new Toast("Import undone", ActionText: "Undo", Action: () =>
        {
            undone++;
            return Task.CompletedTask;
        })));
        host.WaitForElement(".toast .button").Click();

        Assert.Equal(1, undone);
        host.WaitForAssertion(() => Assert.Empty(host.FindAll(".toast")));
        Assert.Equal("polite", host.Find(".toasts").GetAttribute("aria-live"));
    }
}
