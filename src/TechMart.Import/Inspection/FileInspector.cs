using TechMart.Import.Reading;

namespace TechMart.Import.Inspection;

/// <summary>Reads a file through once and finds out all that an import needs to know.</summary>
public static class FileInspector
{
    private const string Delimiters = ",;\t|";

    /// <summary>Inspects a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="settings">What a person decided already.</param>
    /// <param name="limits">Bounds on its content.</param>
    /// <param name="progress">Told the share that is read, 0 to 1.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ImportException">The file cannot be read at all.</exception>
    public static Task<FileInspection> InspectAsync(
        SourceFile file, InspectionSettings settings, ReadLimits limits, IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        Task.Run(
            () =>
            {
                var (encoding, delimiter, problems) = Dialect(settings);
                var profile = new FileProfiler(file, limits, progress, cancellation).Profile(encoding, delimiter, settings.HasHeader);
                return PlanDecision.Decide(file, profile, settings, problems);
            },
            cancellation);

    /// <summary>
    /// Decides anew after a person changed roles, formats or rules, without reading the file again where the dialect stays
    /// the same.
    /// </summary>
    public static Task<FileInspection> ReviseAsync(
        FileInspection inspection, SourceFile file, InspectionSettings settings, ReadLimits limits, CancellationToken cancellation = default)
    {
        var (encoding, delimiter, problems) = Dialect(settings);
        return inspection.Profile is { } profile && IsReadAs(profile, encoding, delimiter, settings.HasHeader)
            ? Task.Run(() => PlanDecision.Decide(file, profile, settings, problems), cancellation)
            : InspectAsync(file, settings, limits, progress: null, cancellation);
    }

    private static bool IsReadAs(FileProfile profile, string? encoding, char? delimiter, bool? hasHeader) =>
        profile.Asked == (encoding, delimiter, hasHeader)
        || (encoding == profile.Dialect.Encoding && delimiter == profile.Dialect.Delimiter && hasHeader == profile.Dialect.HasHeader);

    /// <summary>The encoding and delimiter that a person chose; what is none is reported and detected instead.</summary>
    private static (string? Encoding, char? Delimiter, List<ImportProblem> Problems) Dialect(InspectionSettings settings)
    {
        var problems = new List<ImportProblem>();
        var encoding = settings.Encoding is null ? null : TextEncodings.Canonical(settings.Encoding);
        if (settings.Encoding is not null && encoding is null)
        {
            problems.Add(BadSetting("encoding", settings.Encoding));
        }
        var delimiter = settings.Delimiter;
        if (delimiter is { } character && character != Reading.Dialect.Blanks && !Delimiters.Contains(character, StringComparison.Ordinal))
        {
            problems.Add(BadSetting("delimiter", character.ToString()));
            delimiter = null;
        }
        return (encoding, delimiter, problems);
    }

    private static ImportProblem BadSetting(string setting, string value) =>
        ImportProblem.Of(ProblemCode.BadSetting, blocking: true, ("setting", setting), ("value", value));
}
