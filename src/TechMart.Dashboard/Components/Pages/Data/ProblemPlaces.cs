using TechMart.Import;

namespace TechMart.Dashboard.Components.Pages.Data;

/// <summary>The field of the form beside which a problem is shown, because it is mended there.</summary>
public enum ProblemPlace
{
    /// <summary>Above the form: nothing in it mends the problem.</summary>
    File,

    /// <summary>The table of columns.</summary>
    Columns,

    /// <summary>The choice of the date format.</summary>
    DateFormat,

    /// <summary>The choice of the decimal sign.</summary>
    Decimal,

    /// <summary>The choice of the encoding.</summary>
    Encoding,

    /// <summary>The choice whether there is a header.</summary>
    Header,
}

/// <summary>Sorts problems to the fields that mend them.</summary>
public static class ProblemPlaces
{
    /// <summary>Where a kind of problem is mended.</summary>
    public static ProblemPlace Of(ProblemCode code) => code switch
    {
        ProblemCode.AmbiguousDates or ProblemCode.MixedDates or ProblemCode.WrongDateFormat => ProblemPlace.DateFormat,
        ProblemCode.AmbiguousDecimals => ProblemPlace.Decimal,
        ProblemCode.UncertainEncoding => ProblemPlace.Encoding,
        ProblemCode.HeaderOnly => ProblemPlace.Header,
        ProblemCode.MissingRole or ProblemCode.UnknownColumn or ProblemCode.NotNumbers or ProblemCode.NoTimestamp or ProblemCode.DuplicateHeader
            => ProblemPlace.Columns,
        _ => ProblemPlace.File,
    };

    /// <summary>The problems of one place, blocking ones first.</summary>
    public static IEnumerable<ImportProblem> At(this IEnumerable<ImportProblem> problems, ProblemPlace place) =>
        problems.Where(problem => Of(problem.Code) == place).OrderByDescending(problem => problem.Blocking);
}
