namespace StoryWatch.Analysis.Models;

/// <summary>Exponential and logarithm by plain arithmetic: the C runtime's differ in the last bit from machine to machine.</summary>
internal static class StableMath
{
    private const double Ln2 = 0.693147180559945309417232;

    public static double Exp(double x)
    {
        if (x < -700) return 0;
        if (x > 700) x = 700;
        var k = Math.Floor((x / Ln2) + 0.5);
        var r = (x - (k * Ln2)) / 4;
        var e = 1 + (r * (1 + (r / 2 * (1 + (r / 3 * (1 + (r / 4 * (1 + (r / 5 * (1 + (r / 6)))))))))));
        e *= e;
        return Math.ScaleB(e * e, (int)k);
    }

    /// <summary>Of a positive number; a number too small to tell from 0 counts as 1e-300.</summary>
    public static double Log(double x)
    {
        x = Math.Max(x, 1e-300);
        var k = Math.ILogB(x);
        var m = Math.ScaleB(x, -k);
        var z = (m - 1) / (m + 1);
        var z2 = z * z;
        var (term, sum) = (z, 0.0);
        for (var n = 1; n < 40; n += 2)
        {
            sum += term / n;
            term *= z2;
        }

        return (2 * sum) + (k * Ln2);
    }

    public static double Sigmoid(double x) => 1 / (1 + Exp(-x));
}
