namespace TechMart.Analytics.Products.Groups;

/// <summary>
/// Finds the words that tell variants, in any language: names that differ in one word only make a frame with a slot. <c>Keyboard _</c> is filled by Basic, Plus and
/// Pro. What fills the slots of many frames, each of which knows few fillers, is a variant; a kind of product fills few frames (<c>_ Plus</c>), and these know many fillers.
/// </summary>
internal static class VariantWords
{
    private const int LeastFrames = 5;
    private const double FramesByFillers = 8;

    /// <summary>The stems that are variants.</summary>
    /// <param name="names">The stems of each name.</param>
    public static HashSet<string> In(IReadOnlyList<string[]> names)
    {
        var fillers = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            foreach (var (frame, word) in Frames(name))
            {
                if (!fillers.TryGetValue(frame, out var words))
                {
                    fillers.Add(frame, words = new HashSet<string>(StringComparer.Ordinal));
                }
                words.Add(word);
            }
        }
        return fillers.Values
            .Where(words => words.Count > 1)
            .SelectMany(words => words.Select(word => (Word: word, Fillers: words.Count)))
            .GroupBy(slot => slot.Word, slot => slot.Fillers, StringComparer.Ordinal)
            .Where(slots => slots.Count() >= LeastFrames && slots.Count() >= FramesByFillers * slots.Average())
            .Select(slots => slots.Key)
            .ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<(string Frame, string Word)> Frames(string[] name) => name.Length < 2
        ? []
        : name.Select((word, slot) => (string.Join(' ', name.Select((other, place) => place == slot ? "_" : other)), word));
}
