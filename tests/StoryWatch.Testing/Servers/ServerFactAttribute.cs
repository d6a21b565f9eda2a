using Xunit.Abstractions;
using Xunit.Sdk;

namespace StoryWatch.Testing.Servers;

/// <summary>
/// A fact that is skipped, with the reason, where a program that <see cref="RequiresAttribute"/> names is missing. Under <c>CI=true</c>
/// it runs nevertheless, and fails.
/// </summary>
[XunitTestCaseDiscoverer("StoryWatch.Testing.Servers.ServerFactDiscoverer", "StoryWatch.Testing")]
public sealed class ServerFactAttribute : FactAttribute;

/// <summary>Made by xunit.</summary>
public sealed class ServerFactDiscoverer(IMessageSink diagnostics) : FactDiscoverer(diagnostics)
{
    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        new ServerTestCase(
            DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod);
}

internal sealed class ServerTestCase : XunitTestCase
{
    [Obsolete("For xunit, which makes test cases anew in another process.")]
    public ServerTestCase()
    {
    }

    public ServerTestCase(IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(diagnostics, display, options, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute)
    {
        if (base.GetSkipReason(factAttribute) is { } skipped)
            return skipped;
        return Environment.GetEnvironmentVariable("CI") == "true"
            ? null
            : TestMethod.Method.GetCustomAttributes(typeof(RequiresAttribute))
                .Concat(TestMethod.TestClass.Class.GetCustomAttributes(typeof(RequiresAttribute)))
                .Select(required => RequiresAttribute.Missing(required.GetNamedArgument<Server>(nameof(RequiresAttribute.Server))))
                .FirstOrDefault(missing => missing is not null);
    }
}
