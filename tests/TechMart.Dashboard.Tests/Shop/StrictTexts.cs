using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace TechMart.Dashboard.Tests.Shop;

/// <summary>The product's own texts; a key without a text fails the test instead of showing itself.</summary>
internal sealed class StrictTexts<TResource> : IStringLocalizer<TResource>
{
    private static readonly StringLocalizer<TResource> Texts = new(
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));

    public LocalizedString this[string name] => Found(name, Texts[name]);

    public LocalizedString this[string name, params object[] arguments] => Found(name, Texts[name, arguments]);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => Texts.GetAllStrings(includeParentCultures);

    // Custom attributes have no name in the resources: there the key may be missing.
    private static LocalizedString Found(string name, LocalizedString text) =>
        text.ResourceNotFound && !name.StartsWith("Attribute_", StringComparison.Ordinal)
            ? throw new KeyNotFoundException($"No text is named {name} in {typeof(TResource).Name}.")
            : text;
}
