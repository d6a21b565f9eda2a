using System.Globalization;
using System.Text;
using System.Xml;

namespace StoryWatch.Newsroom.Replay.Expectations;

/// <summary>
/// Writes results as the JUnit XML that build servers read: one suite a file, one case a rule. A rule that is known not to hold is skipped, with the
/// reason; one that holds though it is not known to fails as much as one that does not hold.
/// </summary>
public static class JUnitReport
{
    public static void Write(Stream stream, string suite, IReadOnlyList<ExpectationResult> results)
    {
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false), CloseOutput = false });
        var failures = results.Count(result => !result.IsAsTheFileSays);
        xml.WriteStartElement("testsuites");
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Legal(suite));
        xml.WriteAttributeString("tests", results.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", failures.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", results.Count(result => result.Outcome == ExpectationOutcome.KnownToFail).ToString(CultureInfo.InvariantCulture));
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
        switch (result.Outcome)
        {
            case ExpectationOutcome.Fails:
                WriteOutcome(xml, "failure", result.Rule.Why.Length > 0 ? result.Rule.Why : result.Fault!, result.Fault!);
                break;
            case ExpectationOutcome.HoldsByNow:
                WriteOutcome(xml, "failure", "It holds by now: take its \"known\" away.", result.Rule.Known!);
                break;
            case ExpectationOutcome.KnownToFail:
                WriteOutcome(xml, "skipped", result.Rule.Known!, result.Fault!);
                break;
        }

        xml.WriteEndElement();
    }

    private static void WriteOutcome(XmlWriter xml, string outcome, string message, string text)
    {
        xml.WriteStartElement(outcome);
        xml.WriteAttributeString("message", Legal(message));
        xml.WriteString(Legal(text));
        xml.WriteEndElement();
    }

    // Ids and names of an archive may hold what XML has no way to write.
    private static string Legal(string text) =>
        text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.Select(unit => XmlConvert.IsXmlChar(unit) ? unit : '\uFFFD'));
}
