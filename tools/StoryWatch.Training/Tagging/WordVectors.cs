using System.Numerics.Tensors;
using System.Text.Json;
using StoryWatch.Analysis.Models;
using StoryWatch.Analysis.Text;

namespace StoryWatch.Training.Tagging;

/// <summary>Skip-gram vectors with negative sampling (Mikolov et al. 2013) of the words of unlabelled articles, and their clusters by k-means.</summary>
internal static class WordVectors
{
    private const int Dimensions = 64;
    private const int Window = 3;
    private const int Negatives = 5;
    private const int LeastCount = 10;
    private const int Epochs = 4;

    // Coarse and fine clusters of the same vectors.
    private static readonly int[] ClusterCounts = [64, 512];

    public static int Run(string[] args)
    {
        if (args is not [var folder, var output]) return 2;
        var (documents, words) = Read(folder);
        Console.WriteLine($"{documents.Count} articles, {documents.Sum(d => (long)d.Length)} words, {words.Length} kinds");
        var vectors = Train(documents, words.Length);
        var clusters = ClusterCounts.Select(k => KMeans(vectors, words.Length, k)).ToArray();
        var model = new ModelFile();
        var (hashes, coarse, fine) = (new byte[words.Length * 4], new byte[words.Length], new byte[words.Length * 2]);
        for (var i = 0; i < words.Length; i++)
        {
            BitConverter.TryWriteBytes(hashes.AsSpan(i * 4), words[i]);
            coarse[i] = (byte)clusters[0][i];
            BitConverter.TryWriteBytes(fine.AsSpan(i * 2), (ushort)clusters[1][i]);
        }

        (model["words"], model["coarse"], model["fine"]) = (hashes, coarse, fine);
        model["vectors"] = Quantised(vectors, words.Length);
        TextModelTraining.Write(model, output);
        return 0;
    }

    private static (List<int[]> Documents, uint[] Words) Read(string folder)
    {
        var texts = Directory.GetFiles(Path.Combine(folder, "archive"), "*.jsonl").Append(Path.Combine(folder, "attribution", "polnear_train.jsonl"))
            .Order(StringComparer.Ordinal).SelectMany(File.ReadLines)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!);
        var hashed = texts.Select(text => Tokenizer.Tokenize(text).Select(t => FeatureHash.OfNormal(text.AsSpan(t.Start, t.Length))).ToArray()).ToList();
        var counts = hashed.SelectMany(d => d).CountBy(w => w).Where(c => c.Value >= LeastCount).OrderByDescending(c => c.Value).ThenBy(c => c.Key).ToArray();
        var index = counts.Select((c, i) => (c.Key, i)).ToDictionary(x => x.Key, x => x.i);
        return ([.. hashed.Select(d => d.Select(w => index.GetValueOrDefault(w, -1)).ToArray())], [.. counts.Select(c => c.Key)]);
    }

    private static float[] Train(List<int[]> documents, int words)
    {
        var random = new Random(7);
        var (input, output) = (new float[words * Dimensions], new float[words * Dimensions]);
        for (var i = 0; i < input.Length; i++) input[i] = (random.NextSingle() - 0.5f) / Dimensions;
        var counts = new double[words];
        foreach (var word in documents.SelectMany(d => d).Where(w => w >= 0)) counts[word]++;
        var total = counts.Sum();
        var noise = Noise(counts);
        var (done, all) = (0L, documents.Sum(d => (long)d.Length) * Epochs);
        Span<float> gradient = stackalloc float[Dimensions];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (var document in documents)
            {
                var rate = 0.05f * MathF.Max(0.02f, 1 - (done / (float)all));
                done += document.Length;
                for (var i = 0; i < document.Length; i++)
                {
                    // Frequent words are skipped more often, as in word2vec.
                    if (document[i] < 0 || random.NextDouble() > Math.Sqrt(1e-4 * total / counts[document[i]])) continue;
                    for (var j = Math.Max(0, i - Window); j <= Math.Min(document.Length - 1, i + Window); j++)
                    {
                        if (j == i || document[j] < 0) continue;
                        var center = input.AsSpan(document[i] * Dimensions, Dimensions);
                        gradient.Clear();
                        for (var n = 0; n <= Negatives; n++)
                        {
                            var target = n == 0 ? document[j] : noise[random.Next(noise.Length)];
                            var row = output.AsSpan(target * Dimensions, Dimensions);
                            var error = rate * ((n == 0 ? 1 : 0) - (1 / (1 + MathF.Exp(-TensorPrimitives.Dot<float>(center, row)))));
                            TensorPrimitives.MultiplyAdd(row, error, gradient, gradient);
                            TensorPrimitives.MultiplyAdd(center, error, row, row);
                        }

                        TensorPrimitives.Add(center, gradient, center);
                    }
                }
            }

            Console.WriteLine($"vectors epoch {epoch}");
        }

        return input;
    }

    private static int[] Noise(double[] counts)
    {
        var sum = counts.Sum(c => Math.Pow(c, 0.75));
        return [.. counts.SelectMany((c, i) => Enumerable.Repeat(i, Math.Max(1, (int)(Math.Pow(c, 0.75) / sum * 2_000_000))))];
    }

    private static int[] KMeans(float[] vectors, int words, int k)
    {
        var unit = new float[words * Dimensions];
        for (var i = 0; i < words; i++)
        {
            var row = vectors.AsSpan(i * Dimensions, Dimensions);
            TensorPrimitives.Divide(row, MathF.Max(1e-6f, TensorPrimitives.Norm<float>(row)), unit.AsSpan(i * Dimensions, Dimensions));
        }

        // The commonest words are the first centres.
        var centres = unit.AsSpan(0, k * Dimensions).ToArray();
        var assigned = new int[words];
        for (var round = 0; round < 15; round++)
        {
            var sums = new float[k * Dimensions];
            for (var i = 0; i < words; i++)
            {
                var row = unit.AsSpan(i * Dimensions, Dimensions);
                var (best, score) = (0, float.MinValue);
                for (var c = 0; c < k; c++)
                {
                    var dot = TensorPrimitives.Dot<float>(row, centres.AsSpan(c * Dimensions, Dimensions));
                    if (dot > score) (best, score) = (c, dot);
                }

                assigned[i] = best;
                var sum = sums.AsSpan(best * Dimensions, Dimensions);
                TensorPrimitives.Add(sum, row, sum);
            }

            for (var c = 0; c < k; c++)
            {
                var sum = sums.AsSpan(c * Dimensions, Dimensions);
                TensorPrimitives.Divide(sum, MathF.Max(1e-6f, TensorPrimitives.Norm<float>(sum)), centres.AsSpan(c * Dimensions, Dimensions));
            }
        }

        return assigned;
    }

    private static byte[] Quantised(float[] vectors, int words)
    {
        var bytes = new byte[words * Dimensions];
        for (var i = 0; i < words; i++)
        {
            var row = vectors.AsSpan(i * Dimensions, Dimensions);
            var norm = MathF.Max(1e-6f, TensorPrimitives.Norm<float>(row));
            for (var d = 0; d < Dimensions; d++) bytes[(i * Dimensions) + d] = (byte)(sbyte)Math.Clamp(MathF.Round(row[d] / norm * 254), -127, 127);
        }

        return bytes;
    }
}
