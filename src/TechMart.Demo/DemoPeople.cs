namespace TechMart.Demo;

/// <summary>A region of the shop.</summary>
/// <param name="Country">Country.</param>
/// <param name="Name">Region.</param>
/// <param name="Cities">Its cities, equally likely.</param>
public sealed record DemoRegion(string Country, string Name, IReadOnlyList<string> Cities);

/// <summary>The lists that customers' attributes are drawn from.</summary>
public static class DemoPeople
{
    /// <summary>Genders.</summary>
    public static IReadOnlyList<string> Genders { get; } = ["Female", "Male", "Other"];

    /// <summary>Professions.</summary>
    public static IReadOnlyList<string> Professions { get; } =
        ["Engineer", "Teacher", "Nurse", "Student", "Clerk", "Manager", "Retired", "Self-employed"];

    /// <summary>Regions.</summary>
    public static IReadOnlyList<DemoRegion> Regions { get; } =
    [
        new("United Kingdom", "Greater London", ["London", "Croydon", "Wembley"]),
        new("United Kingdom", "North West", ["Manchester", "Liverpool", "Preston"]),
        new("United Kingdom", "Scotland", ["Glasgow", "Edinburgh", "Aberdeen"]),
        new("Germany", "Bayern", ["München", "Nürnberg", "Augsburg"]),
        new("Germany", "Nordrhein-Westfalen", ["Köln", "Düsseldorf", "Dortmund"]),
        new("Germany", "Hamburg", ["Hamburg"]),
        new("Spain", "Cataluña", ["Barcelona", "Girona", "Tarragona"]),
        new("Spain", "Comunidad de Madrid", ["Madrid", "Getafe", "Alcalá de Henares"]),
        new("France", "Île-de-France", ["Paris", "Versailles", "Créteil"]),
        new("France", "Occitanie", ["Toulouse", "Montpellier", "Nîmes"]),
    ];
}

/// <summary>A customer as drawn: what the planted segment made of them.</summary>
/// <param name="Number">Number from 0; the export writes <see cref="Id"/>.</param>
/// <param name="Segment">The planted segment.</param>
/// <param name="Region">Position in <see cref="DemoPeople.Regions"/>.</param>
/// <param name="City">City.</param>
/// <param name="Gender">Gender.</param>
/// <param name="Age">Age in years.</param>
/// <param name="Profession">Profession.</param>
/// <param name="JoinDay">Operational day of the first order (see <see cref="DemoCalendar"/>).</param>
/// <param name="OrderRate">λ: orders per operational day while active.</param>
/// <param name="DropOut">p: probability of being lost after an order other than the first.</param>
/// <param name="SpendRate">ν of the Gamma–Gamma model; 0 in the structureless shop.</param>
public sealed record DemoCustomer(
    int Number, DemoSegment Segment, int Region, string City, string Gender, int Age, string Profession,
    double JoinDay, double OrderRate, double DropOut, double SpendRate)
{
    /// <summary>The id that the export writes.</summary>
    public string Id => $"C{Number + 1:D7}";
}
