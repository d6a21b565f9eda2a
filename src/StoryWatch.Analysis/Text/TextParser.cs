using StoryWatch.Analysis.Models;

namespace StoryWatch.Analysis.Text;

/// <summary>Reads the words, sentences and syntax of an English text.</summary>
public interface ITextParser
{
    /// <summary>Never throws, whatever the text; the cost grows linearly with its length.</summary>
    ParsedText Parse(string text);
}

/// <summary>Tokenizer, sentence splitter, tagger, lemmatiser and dependency parser, one after the other. Thread-safe.</summary>
public sealed class TextParser : ITextParser
{
    private readonly PosTagger _tagger;
    private readonly DependencyParser _parser;
    private readonly Lemmatizer _lemmatizer;
    private readonly string[] _tagNames;
    private readonly string[] _labelNames;

    internal TextParser(ModelFile model)
    {
        (_tagNames, _labelNames) = (model.Lines("tags"), model.Lines("labels"));
        _tagger = new(model.Linear("tagger"));
        _parser = new(model.Linear("transitions"), model.Linear("arcs"));
        _lemmatizer = new(model.Lines("lemmas"));
    }

    /// <summary>Loads the weights that this assembly carries.</summary>
    /// <exception cref="InvalidDataException">The assembly was built without them.</exception>
    public static TextParser Load() => new(ModelFile.Embedded("text.model"));

    public ParsedText Parse(string text)
    {
        var list = Tokenizer.Tokenize(text);
        var sentences = SentenceSplitter.Split(text, list);
        var quotes = QuoteMarks.Depths(text, list, sentences);
        Token[] tokens = [.. list];
        var forms = new WordForms(text, tokens);
        return Parse(text, tokens, sentences, quotes, forms);
    }

    /// <summary>Tags and parses tokens and sentences that are given.</summary>
    internal ParsedText Parse(string text, Token[] tokens, Sentence[] sentences, byte[] quotes, WordForms forms)
    {
        var (tags, heads, labels) = (new byte[tokens.Length], new int[tokens.Length], new byte[tokens.Length]);
        var state = new ParserState();
        foreach (var sentence in sentences)
        {
            _tagger.Tag(forms, sentence, tags);
            var body = Dateline.End(text, tokens, sentence);
            _parser.Parse(state, forms, tags, sentence with { First = body }, heads, labels);
            HangDateline(sentence, body, heads, labels);
        }

        var (tagNames, labelNames, lemmas) = (new string[tokens.Length], new string[tokens.Length], new string[tokens.Length]);
        for (var i = 0; i < tokens.Length; i++)
        {
            tagNames[i] = _tagNames[tags[i]];
            labelNames[i] = _labelNames[labels[i]];
            lemmas[i] = _lemmatizer.Lemma(text.AsSpan(tokens[i].Start, tokens[i].Length), tagNames[i]);
        }

        return new()
        {
            Text = text,
            Tokens = tokens,
            Sentences = sentences,
            Tags = tagNames,
            Lemmas = lemmas,
            Heads = heads,
            Labels = labelNames,
            QuoteDepth = quotes,
            Forms = forms,
        };
    }

    // A dateline hangs on the root of the sentence that it stands before.
    private void HangDateline(Sentence sentence, int body, int[] heads, byte[] labels)
    {
        if (body == sentence.First) return;
        var root = Array.IndexOf(heads, -1, body, sentence.End - body);
        for (var i = sentence.First; i < body; i++) (heads[i], labels[i]) = (root, (byte)Array.IndexOf(_labelNames, "dep"));
    }
}
