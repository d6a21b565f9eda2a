using System.Runtime.InteropServices;
using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Text;
using StoryWatch.Stories;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Positions;

/// <summary>
/// Finds the words of an article that go with its headline: the first of its opening sentences that name the party together with the other
/// party or the matter.
/// </summary>
internal static class HeadlineProof
{
    private const int Sentences = 6;

    public static Evidence? Of(Position told, ParsedText text, MentionIndex mentions, HashSet<int> captions)
    {
        for (var s = 0; s < Math.Min(Sentences, text.Sentences.Length); s++)
        {
            var sentence = text.Sentences[s];
            if (!captions.Contains(sentence.Paragraph) && Names(mentions, sentence, told.Actor) && IsAbout(told, text, mentions, sentence))
                return EvidenceWords.Of(text, s, new Frame(told.Actor, null, sentence.First, sentence.End, (sentence.First, sentence.First)));
        }

        return null;
    }

    /// <summary>The party that the words set against the one of the headline, which has room for one name; null for none.</summary>
    public static Actor? OtherIn(Evidence proof, Position told, MentionIndex mentions)
    {
        var span = new TextSpan(proof.Start, proof.End);
        foreach (var mention in mentions.Around(span))
        {
            if (mention.Span.Overlaps(span) && mention.Use == MentionUse.Party && Counterparts.PartyOf(mention) is { Country: not null } other && other.Party != told.Actor.Party && other.Country != told.Actor.Country)
                return other;
        }

        return null;
    }

    private static bool Names(MentionIndex mentions, Sentence sentence, Actor party)
    {
        foreach (var mention in mentions.Starting(sentence.First, sentence.End))
        {
            if (mention.Holder?.Party == party.Party)
                return true;
        }

        return false;
    }

    private static bool IsAbout(Position told, ParsedText text, MentionIndex mentions, Sentence sentence)
    {
        if (told.Counterpart is { } other && Names(mentions, sentence, other))
            return true;
        var words = new StemmedText(text.Span(sentence.First, sentence.End).In(text.Text));
        return IssueLexicon.Shipped.Find(CollectionsMarshal.AsSpan(words.Stems)).Exists(hit => hit.Issue == told.Issue);
    }
}
