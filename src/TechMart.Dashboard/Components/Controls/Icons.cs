namespace TechMart.Dashboard.Components.Controls;

/// <summary>Outlines of the icons, drawn with a stroke on a grid of 24 × 24.</summary>
public static class Icons
{
#pragma warning disable CS1591 // The names say it.
    public const string Overview = "M4 4h7v9H4zM13 4h7v5h-7zM13 11h7v9h-7zM4 15h7v5H4z";
    public const string Data = "M4 6c0-1.7 3.6-3 8-3s8 1.3 8 3-3.6 3-8 3-8-1.3-8-3zM4 6v6c0 1.7 3.6 3 8 3s8-1.3 8-3V6M4 12v6c0 1.7 3.6 3 8 3s8-1.3 8-3v-6";
    public const string Menu = "M4 6h16M4 12h16M4 18h16";
    public const string Fold = "M14 6l-6 6 6 6M19 6l-6 6 6 6";
    public const string Close = "M6 6l12 12M18 6L6 18";
    public const string Down = "M6 9l6 6 6-6";
    public const string Up = "M6 15l6-6 6 6";
    public const string Left = "M15 6l-6 6 6 6";
    public const string Right = "M9 6l6 6-6 6";
    public const string Filter = "M4 5h16l-6 8v6l-4 2v-8z";
    public const string Search = "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5";
    public const string Info = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v6M12 7.5v.5";
    public const string Warning = "M12 4L2.5 20h19zM12 10v4M12 17v.5";
    public const string Check = "M5 12l5 5 9-10";
    public const string Copy = "M9 9h11v11H9zM5 15H4V4h11v1";
    public const string Link = "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1";
    public const string Reset = "M4 12a8 8 0 1 0 3-6.2M4 4v5h5";
    public const string Download = "M12 4v11M7 11l5 5 5-5M4 20h16";
    public const string Upload = "M12 16V5M7 9l5-5 5 5M4 20h16";
    public const string Image = "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9v.5";
    public const string Table = "M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14";
    public const string Chart = "M4 4v16h16M8 16v-4M12 16V8M16 16v-6";
    public const string Sun = "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2";
    public const string Moon = "M20 14A8 8 0 0 1 10 4a8 8 0 1 0 10 10z";
    public const string System = "M3 5h18v11H3zM9 20h6M12 16v4";
    public const string Globe = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18";
    public const string Calendar = "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4";
    public const string Delete = "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13";
    public const string Undo = "M9 7L4 12l5 5M4 12h10a6 6 0 0 1 6 6v1";
    public const string File = "M6 3h8l4 4v14H6zM14 3v4h4";
    public const string Person = "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c0-4 3.6-6 8-6s8 2 8 6";
    public const string Shield = "M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM9 12l2 2 4-4";
    public const string Segments = "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z";
    public const string Plus = "M12 5v14M5 12h14";
#pragma warning restore CS1591
}
