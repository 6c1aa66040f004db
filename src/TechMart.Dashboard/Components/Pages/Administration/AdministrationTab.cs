namespace TechMart.Dashboard.Components.Pages.Administration;

/// <summary>Parts of the administration, in their order.</summary>
public enum AdministrationTab
{
    /// <summary>Who may sign in.</summary>
    People,

    /// <summary>Who did what.</summary>
    Audit,

    /// <summary>How the program and its store stand.</summary>
    System,

    /// <summary>What holds for everybody.</summary>
    Settings,
}
