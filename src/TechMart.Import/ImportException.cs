namespace TechMart.Import;

/// <summary>
/// An import that cannot be done, as a code and what the sentence needs; the sentence is made where words are made.
/// Nothing was changed.
/// </summary>
public sealed class ImportException : Exception
{
    /// <summary>Makes the exception.</summary>
    public ImportException(ImportProblem problem, Exception? cause = null)
        : base($"{problem.Code}: {string.Join(", ", problem.Values.Select(value => $"{value.Key}={value.Value}"))}", cause) => Problem = problem;

    /// <summary>What is wrong.</summary>
    public ImportProblem Problem { get; }
}

/// <summary>Something wrong with, or worth saying about, a file.</summary>
/// <param name="Code">What kind of problem: one of <see cref="ProblemCode"/>.</param>
/// <param name="Blocking">Whether the import cannot go on before it is mended.</param>
/// <param name="Values">What the sentence needs: <c>line</c>, <c>column</c>, <c>value</c>, <c>examples</c>, …</param>
public sealed record ImportProblem(ProblemCode Code, bool Blocking, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Makes a problem from pairs of name and value.</summary>
    public static ImportProblem Of(ProblemCode code, bool blocking, params (string Name, string Value)[] values) =>
        new(code, blocking, values.ToDictionary(value => value.Name, value => value.Value));
}

/// <summary>Kinds of <see cref="ImportProblem"/>. Each has a sentence in the resources under <c>Problem_</c> and its name.</summary>
public enum ProblemCode
{
    /// <summary>The file does not exist or cannot be opened. Values: file.</summary>
    FileNotFound,

    /// <summary>The file has no bytes, or only blank lines.</summary>
    EmptyFile,

    /// <summary>There is a header and nothing below it.</summary>
    HeaderOnly,

    /// <summary>Every row was rejected or removed. Values: rows, rejected, removed.</summary>
    NothingUsable,

    /// <summary>The content is not delimited text. Values: kind (xlsx, pdf, image, binary, …).</summary>
    NotText,

    /// <summary>The archive holds none or several tables. Values: entries.</summary>
    AmbiguousArchive,

    /// <summary>The archive is damaged or cut off.</summary>
    DamagedArchive,

    /// <summary>The content grows beyond the limit when unpacked. Values: limit.</summary>
    TooLarge,

    /// <summary>A quote is opened and never closed. Values: line.</summary>
    UnclosedQuote,

    /// <summary>A record is longer than the limit. Values: line, limit.</summary>
    RecordTooLong,

    /// <summary>A NUL byte in the text. Values: line.</summary>
    NulByte,

    /// <summary>More columns than the limit. Values: columns, limit.</summary>
    TooManyColumns,

    /// <summary>Two columns have the same name; the later ones were numbered. Values: column.</summary>
    DuplicateHeader,

    /// <summary>No column can be the customer, or none the amount. Values: missing (roles).</summary>
    MissingRole,

    /// <summary>A named column does not exist. Values: role, column.</summary>
    UnknownColumn,

    /// <summary>A plain table has no column of that name. Values: column, examples (the columns that it has).</summary>
    NoSuchColumn,

    /// <summary>A field of a plain table should be a number and is none. Values: line, column, value.</summary>
    NumberExpected,

    /// <summary>A field of a plain table should be a number and is empty. Values: line, column.</summary>
    NumberMissing,

    /// <summary>The dates can be read in two ways. Values: column, formats, examples.</summary>
    AmbiguousDates,

    /// <summary>No single format fits the dates. Values: column, examples (one for each format that occurs).</summary>
    MixedDates,

    /// <summary>The chosen date format fits none of the values. Values: column, format, examples.</summary>
    WrongDateFormat,

    /// <summary>The column of amounts or quantities holds hardly any numbers. Values: column, examples.</summary>
    NotNumbers,

    /// <summary>The decimal sign cannot be told (1,234 may be 1234 or 1.234). Values: column, examples.</summary>
    AmbiguousDecimals,

    /// <summary>No timestamp: pages that need time will say so. Not blocking.</summary>
    NoTimestamp,

    /// <summary>A column named a price was taken for the line's total: it grows with the quantity, or there is no quantity. Values: column. Not blocking.</summary>
    PriceTakenAsTotal,

    /// <summary>A total was left out because it is that of the whole order; price × quantity counts. Values: column. Not blocking.</summary>
    OrderTotalLeftOut,

    /// <summary>The total is the same on all lines of an order: it may be the order's, and would count once a line. Values: column. Not blocking.</summary>
    OrderTotalSuspected,

    /// <summary>This very file is already in the data set. Values: import, when.</summary>
    SameFile,

    /// <summary>The encoding could not be told with certainty. Values: encoding. Not blocking.</summary>
    UncertainEncoding,

    /// <summary>The settings name an encoding, delimiter or format that is not known. Values: setting, value.</summary>
    BadSetting,

    /// <summary>The counts of an import do not add up: a fault of the program. Values: detail.</summary>
    CountsDisagree,

    /// <summary>No space is left on the disk, or the store cannot be written.</summary>
    StoreUnavailable,

    /// <summary>A fault of the program. Values: detail.</summary>
    Unexpected,
}
