using System.Collections.Frozen;
using System.Runtime.InteropServices;
using StoryWatch.Analysis.Models;

namespace StoryWatch.Analysis.Attributions;

/// <summary>Coarse and fine clusters of words that occur in like places, from unlabelled news; 0 for a word that is not known.</summary>
internal sealed class WordClusters
{
    private readonly FrozenDictionary<uint, (ushort Coarse, ushort Fine)> _clusters;

    public WordClusters(ModelFile model)
    {
        var words = MemoryMarshal.Cast<byte, uint>(model["words"]).ToArray();
        var (coarse, fine) = (model["coarse"], MemoryMarshal.Cast<byte, ushort>(model["fine"]).ToArray());
        _clusters = words.Select((word, i) => KeyValuePair.Create(word, ((ushort)(coarse[i] + 1), (ushort)(fine[i] + 1)))).ToFrozenDictionary();
    }

    public (ushort Coarse, ushort Fine) Of(uint word) => _clusters.TryGetValue(word, out var found) ? found : default;
}
