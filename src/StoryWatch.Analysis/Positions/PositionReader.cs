using System.Runtime.InteropServices;
using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Text;
using StoryWatch.Stories;
using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Positions;

/// <summary>
/// Reads positions: the clauses and statements of parties, each coded by the event coder towards the party it is about, and told as a
/// stance where the words bear the event out.
/// </summary>
public sealed class PositionReader : IPositionReader
{
    private const double LeastSalience = 0.3;
    private const int MostOpening = 8;
    private const int MostPerArticle = 14;

    // What is longer is no headline.
    private const int MostOfHeadline = 400;

    private readonly ActorFinder _actors;
    private readonly ClauseReading _clauses;
    private readonly ITextParser? _parser;

    /// <param name="parser">Parses headlines; null to read what the text alone tells.</param>
    public PositionReader(ActorFinder actors, ITextParser? parser = null)
        : this(actors, EventCoder.Shipped, parser)
    {
    }

    internal PositionReader(ActorFinder actors, EventCoder coder, ITextParser? parser = null) =>
        (_actors, _clauses, _parser) = (actors, new ClauseReading(coder), parser);

    public ValueList<Position> Read(ParsedText text, ValueList<Attribution> attributions, DateOnly? at, string? headline = null)
    {
        var mentions = new MentionIndex(text, _actors.Find(text, at));
        var deal = DealInQuestion.Of(text.Text);
        var captions = Captions.Paragraphs(text);
        // A text that names one party tells no diplomacy; its headline may name the other, and a headline has often room for no more than one.
        var counterparts = new Counterparts(mentions);
        var positions = counterparts.AreSeveral ? Read(text, attributions, at, counterparts, mentions, Headline.Of(headline, _actors, at, deal), deal, captions) : [];
        if (_parser is not null && !string.IsNullOrWhiteSpace(headline))
            AddTold(positions, headline.Trim() is var told && told.Length > MostOfHeadline ? told[..MostOfHeadline] : told, counterparts.AreSeveral, text, mentions, captions, at, deal);
        return Choose(positions);
    }

    // What the headline tells and the first lines do not, or not so plainly.
    private void AddTold(
        List<Position> positions, string headline, bool several, ParsedText text, MentionIndex mentions, HashSet<int> captions, DateOnly? at, string deal)
    {
        var (title, named) = Parse(headline, at);
        if (HeadlineNames.AreMistaken(title, named))
            (title, named) = Parse(HeadlineNames.InFull(headline, text.Text, mentions), at);
        var counterparts = new Counterparts(named);
        if (!several && !counterparts.AreSeveral)
            return;
        foreach (var told in Read(title, ValueList<Attribution>.Empty, at, counterparts, named, Headline.None, deal, []))
        {
            if (HeadlineProof.Of(told, text, mentions, captions) is { } proof)
                positions.Add(told with { Evidence = proof, Counterpart = told.Counterpart ?? HeadlineProof.OtherIn(proof, told, mentions) });
        }
    }

    private (ParsedText Title, MentionIndex Named) Parse(string headline, DateOnly? at)
    {
        var title = _parser!.Parse(HeadlineCase.AsSentence(headline, _actors.Find(headline, at)));
        return (title, new MentionIndex(title, _actors.Find(title, at)));
    }

    private List<Position> Read(
        ParsedText text, ValueList<Attribution> attributions, DateOnly? at, Counterparts counterparts, MentionIndex mentions, Headline above, string deal, HashSet<int> captions)
    {
        var finder = new FrameFinder(text, mentions, _actors);
        var contents = new ContentsBySentence(text, attributions);
        var positions = new List<Position>();
        var past = -1;
        for (var s = 0; s < text.Sentences.Length; s++)
        {
            if (captions.Contains(text.Sentences[s].Paragraph))
                continue;
            var syntax = new Syntax(text, text.Sentences[s]);
            var speeches = Speech.In(text, text.Sentences[s], syntax, contents.Of(s), mentions);
            var told = past == s - 1 && s > 0 && text.Sentences[s - 1].Paragraph == text.Sentences[s].Paragraph && !BackgroundTime.IsFresh(text, text.Sentences[s]);
            var here = positions.Count;
            var aside = new List<Position>();
            foreach (var frame in finder.Find(syntax, speeches))
            {
                if (Code(text, s, syntax, frame with { Heralds = finder.Heralds, Office = mentions.RoleOf(frame.Holder.Name) }, counterparts, mentions, at, above, deal) is not { } position)
                    continue;
                // "In April it imposed sanctions. Ruritania expelled ten diplomats in reply.": the story of April goes on.
                if (told && position is { Voice: Voice.Outlet, Background: false } && frame.Predicate >= 0 && text.Tags[frame.Predicate] == "VBD")
                    position = position with { Background = true, Salience = Math.Min(position.Salience, Salience.MostOfPast) };
                if (position is { Voice: Voice.Outlet, Background: true } && !frame.Subordinate)
                    past = s;
                (frame.IsParticiple ? aside : positions).Add(position);
            }

            // "agreed to restore relations, ending a boycott": what the participle adds is the same step.
            positions.AddRange(aside.Where(added => !positions.Skip(here).Any(main => main.Actor.Party == added.Actor.Party && main.Stance.Side() == added.Stance.Side())));
        }

        return positions;
    }

    private Position? Code(ParsedText text, int sentence, Syntax syntax, Frame frame, Counterparts counterparts, MentionIndex mentions, DateOnly? at, Headline above, string deal)
    {
        if (frame.To - frame.From < 3)
            return null;
        var target = frame.Target is { } given && Counterparts.PartyOf(given) is not null ? given : counterparts.InFrame(frame);
        var reading = _clauses.Of(text, frame, target);
        // "France and Germany accused": none of them accuses the other.
        if (target is not null && Counterparts.IsPartner(target, frame) && reading is not { IsMutual: true })
        {
            target = null;
            reading = _clauses.Of(text, frame, null);
        }

        if (reading is not { Trigger: var trigger } read)
            return null;
        var (clause, root, probability) = (read.Clause, read.Event, read.Probability);
        var stems = CollectionsMarshal.AsSpan(clause.Words.Stems);
        var counterpart = target is null ? counterparts.Nearby(frame, text, sentence) : Counterparts.PartyOf(target);
        var modality = StanceReading.ModalityOf(root, stems, clause.Source.End, trigger.At);
        var issues = IssueChoice.Of(stems, clause.Source, 0, stems.Length, trigger.At, clause.Names(text, frame, mentions));
        var named = IssueChoice.For(root, issues) ?? IssueNearby.PointedTo(text, sentence, frame);
        var issue = named ?? EventEvidence.UsualIssue(root) ?? IssueNearby.Of(text, sentence, frame);
        if (issue == DealInQuestion.Unnamed)
            issue = deal;
        if (ClauseReading.IsJourney(text, frame))
            issue = "ambassador";
        // Who asks for talks is willing to talk; who asks for something else while talks are about does not say so. "Its proposal" names nothing itself.
        var elsewhere = root == PloverEvent.Request && named is null && !(frame.Predicate >= 0 && text.Tags[frame.Predicate].StartsWith("NN", StringComparison.Ordinal));
        if (StanceReading.Of(root, modality, stems, trigger.At, elsewhere ? "" : issue) is not { } stance)
            return null;
        var (first, last) = TimeSpanOf(text.Sentences[sentence], frame);
        var past = BackgroundTime.IsPast(text, first, last, frame, at);
        var position = new Position(frame.Holder, counterpart, issue, stance, root, modality, EvidenceWords.Of(text, sentence, frame))
        {
            Voice = frame.Voice,
            Speaker = frame.Voice == Voice.Outlet ? null : frame.Speaker,
            Background = past,
            Office = OfficeOf(frame, mentions),
            Contradicts = Contradiction.Of(text, syntax, frame, mentions),
            Together = CountedBody.Of(text, frame, mentions),
            Said = StatementDay.Of(text, text.Sentences[sentence], frame.From, frame.Predicate, at),
        };
        var salience = Salience.Of(position, sentence, probability, target is not null, frame.Subordinate || frame.IsParticiple || BackgroundTime.IsHabit(text, frame.From, frame.To), above.Weight(position, stems[trigger.At]));
        return salience < LeastSalience ? null : position with { Salience = salience };
    }

    // An office is named once: "Kremlin spokesman Ivan Petrov", then "Petrov".
    private static string? OfficeOf(Frame frame, MentionIndex mentions)
    {
        var who = frame.Voice == Voice.Outlet ? frame.Holder : frame.Speaker;
        return who is null ? null : mentions.RoleOf(who.Name);
    }

    // Where the time of a frame is told: in itself, in the opening of its sentence ("Last month ..."), for a lesser clause anywhere.
    private static (int First, int End) TimeSpanOf(Sentence sentence, Frame frame) =>
        frame.Subordinate ? (sentence.First, sentence.End)
        : (frame.From - sentence.First <= MostOpening ? sentence.First : frame.From, frame.To);

    // One report of a stance is enough: the best of each, and the best of all where an article has very many.
    private static ValueList<Position> Choose(List<Position> positions) =>
        positions
            .GroupBy(p => (p.Actor.Party, p.Counterpart?.Party, p.Issue, p.Stance))
            .Select(same => same.MaxBy(p => p.Salience)!)
            // One sentence, one party, one matter, one side: one position.
            .GroupBy(p => (Line: LedgerKey.Of(p), Side: p.Stance.Side(), p.Evidence.Start))
            .Select(same => same.OrderByDescending(p => StanceScale.IsDeed(p.Event, p.Modality)).ThenByDescending(p => p.Salience).First())
            .OrderByDescending(p => p.Salience)
            .Take(MostPerArticle)
            .OrderBy(p => p.Evidence.Start)
            .ToValueList();
}
