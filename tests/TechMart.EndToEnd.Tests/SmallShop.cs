using System.Globalization;
using System.Text;

namespace TechMart.EndToEnd.Tests;

/// <summary>A small sales file in the product's own layout, and the totals that it must give.</summary>
internal sealed class SmallShop
{
    private static readonly string[] AllCategories = ["Electronics", "Garden", "Toys"];

    private SmallShop(string csv, decimal revenue, decimal gardenRevenue, int customers, int lines) =>
        (Csv, Revenue, GardenRevenue, Customers, Lines) = (csv, revenue, gardenRevenue, customers, lines);

    /// <summary>The file.</summary>
    public string Csv { get; }

    /// <summary>Sum of its totals.</summary>
    public decimal Revenue { get; }

    /// <summary>The part of the category <c>Garden</c>.</summary>
    public decimal GardenRevenue { get; }

    /// <summary>Number of its customers.</summary>
    public int Customers { get; }

    /// <summary>Lines below the header.</summary>
    public int Lines { get; }

    /// <summary>Makes the file; the same every time.</summary>
    /// <param name="lines">Number of lines.</param>
    /// <param name="from">Day of the first line.</param>
    /// <param name="dateFormat">How timestamps are written.</param>
    /// <param name="hoursBetween">Hours from line to line.</param>
    public static SmallShop Make(int lines = 600, DateTime? from = null, string dateFormat = "yyyy-MM-dd HH:mm:ss", double hoursBetween = 3.5)
    {
        const int CustomerCount = 60;
        var csv = new StringBuilder("Customer_ID,Timestamp,Product_Category,Product_Price,Quantity,Total_Spent\n");
        var (revenue, garden) = (0m, 0m);
        var time = from ?? new DateTime(2024, 1, 3, 9, 0, 0, DateTimeKind.Unspecified);
        for (var i = 0; i < lines; i++)
        {
            var category = AllCategories[i * 7 % AllCategories.Length];
            var price = 4.25m + (i * 13 % 40);
            var quantity = 1 + (i * 5 % 4);
            revenue += price * quantity;
            garden += category == "Garden" ? price * quantity : 0;
            csv.Append(CultureInfo.InvariantCulture, $"C{i * 11 % CustomerCount:000},")
                .Append(time.AddHours(i * hoursBetween).ToString(dateFormat, CultureInfo.InvariantCulture))
                .Append(CultureInfo.InvariantCulture, $",{category},{price},{quantity},{price * quantity}\n");
        }
        return new SmallShop(csv.ToString(), revenue, garden, Math.Min(CustomerCount, lines), lines);
    }
}
