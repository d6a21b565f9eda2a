using System.Globalization;
using System.Text;
using System.Xml;

namespace StoryWatch.Newsroom.Replay.Expectations;

/// <summary>Writes results as the JUnit XML that build servers read: one suite a file, one case a rule.</summary>
public static class JUnitReport
{
    public static void Write(Stream stream, string suite, IReadOnlyList<ExpectationResult> results)
    {
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false), CloseOutput = false });
        var failures = results.Count(result => !result.Holds);
        xml.WriteStartElement("testsuites");
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Legal(suite));
        xml.WriteAttributeString("tests", results.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", failures.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", "0");
        foreach (var result in results)
            WriteCase(xml, suite, result);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, string suite, ExpectationResult result)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Legal($"{suite}.{result.Rule.Rule}"));
        xml.WriteAttributeString("name", Legal(result.Rule.Id));
        xml.WriteAttributeString("line", result.Rule.Line.ToString(CultureInfo.InvariantCulture));
        if (result.Fault is { } fault)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", Legal(result.Rule.Why.Length > 0 ? result.Rule.Why : fault));
            xml.WriteString(Legal(fault));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // Ids and names of an archive may hold what XML has no way to write.
    private static string Legal(string text) =>
        text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.Select(unit => XmlConvert.IsXmlChar(unit) ? unit : '\uFFFD'));
}
