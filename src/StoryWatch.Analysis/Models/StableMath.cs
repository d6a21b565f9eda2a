using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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

    /// <summary>Of every number, in place; bit for bit what <see cref="Exp(double)"/> gives, four at a time.</summary>
    public static void Exp(Span<double> numbers)
    {
        ref var first = ref MemoryMarshal.GetReference(numbers);
        var at = 0;
        for (; at + 4 <= numbers.Length; at += 4)
        {
            var given = Vector256.LoadUnsafe(ref first, (nuint)at);
            var x = Vector256.Min(Vector256.Max(given, Vector256.Create(-700.0)), Vector256.Create(700.0));
            var k = Vector256.Floor((x / Ln2) + Vector256.Create(0.5));
            var r = (x - (k * Ln2)) / 4;
            var one = Vector256<double>.One;
            var e = one + (r * (one + (r / 2 * (one + (r / 3 * (one + (r / 4 * (one + (r / 5 * (one + (r / 6)))))))))));
            e *= e;
            // Two to the power of k, by its bits: k is within the exponents of normal numbers.
            var power = ((Vector256.ConvertToInt64(k) + Vector256.Create(1023L)) << 52).AsDouble();
            Vector256.ConditionalSelect(Vector256.LessThan(given, Vector256.Create(-700.0)), Vector256<double>.Zero, e * e * power).StoreUnsafe(ref first, (nuint)at);
        }

        for (; at < numbers.Length; at++) numbers[at] = Exp(numbers[at]);
    }

    /// <summary>Of every number, in place; bit for bit what <see cref="Log(double)"/> gives, four at a time.</summary>
    public static void Log(Span<double> numbers)
    {
        ref var first = ref MemoryMarshal.GetReference(numbers);
        var at = 0;
        for (; at + 4 <= numbers.Length; at += 4)
        {
            var x = Vector256.Max(Vector256.LoadUnsafe(ref first, (nuint)at), Vector256.Create(1e-300));
            var k = Vector256.ConvertToDouble((x.AsInt64() >>> 52) - Vector256.Create(1023L));
            var m = ((x.AsInt64() & Vector256.Create(0xFFFFFFFFFFFFFL)) | Vector256.Create(1023L << 52)).AsDouble();
            var z = (m - Vector256<double>.One) / (m + Vector256<double>.One);
            var z2 = z * z;
            var (term, sum) = (z, Vector256<double>.Zero);
            for (var n = 1; n < 40; n += 2)
            {
                sum += term / n;
                term *= z2;
            }

            ((sum * 2) + (k * Ln2)).StoreUnsafe(ref first, (nuint)at);
        }

        for (; at < numbers.Length; at++) numbers[at] = Log(numbers[at]);
    }

    public static double Sigmoid(double x) => 1 / (1 + Exp(-x));
}
