using System.Globalization;
using System.Security;
using System.Text;

namespace TechMart.Tables;

/// <summary>The styles that cells of a workbook have: bold or not, with a number format. A style is made when it is first asked for.</summary>
internal sealed class XlsxStyles
{
    private const int FirstOwnFormat = 164;
    private readonly List<(string Format, bool Bold, bool Wrap)> _styles = [("General", false, false)];
    private readonly List<string> _formats = [];

    /// <summary>Number of a style.</summary>
    public int Of(string format, bool bold = false, bool wrap = false)
    {
        var known = _styles.IndexOf((format, bold, wrap));
        if (known >= 0)
        {
            return known;
        }
        _styles.Add((format, bold, wrap));
        if (format is not ("General" or "@") && !_formats.Contains(format))
        {
            _formats.Add(format);
        }
        return _styles.Count - 1;
    }

    /// <summary>The part of the workbook that tells them.</summary>
    public override string ToString()
    {
        var xml = new StringBuilder("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">""");
        if (_formats.Count > 0)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<numFmts count=\"{_formats.Count}\">");
            for (var at = 0; at < _formats.Count; at++)
            {
                xml.Append(CultureInfo.InvariantCulture, $"<numFmt numFmtId=\"{FirstOwnFormat + at}\" formatCode=\"{SecurityElement.Escape(_formats[at])}\"/>");
            }
            xml.Append("</numFmts>");
        }
        xml.Append("""<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>""")
            .Append("""<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>""")
            .Append("""<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>""")
            .Append("""<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>""")
            .Append(CultureInfo.InvariantCulture, $"<cellXfs count=\"{_styles.Count}\">");
        foreach (var (format, bold, wrap) in _styles)
        {
            var number = format switch { "General" => 0, "@" => 49, _ => FirstOwnFormat + _formats.IndexOf(format) };
            xml.Append(CultureInfo.InvariantCulture, $"<xf numFmtId=\"{number}\" fontId=\"{(bold ? 1 : 0)}\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"");
            xml.Append(wrap ? " applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>" : "/>");
        }
        return xml.Append("""</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>""").ToString();
    }
}
