using System.Collections.Frozen;

namespace StoryWatch.Analysis.Threading;

/// <summary>English words that say nothing of what a text is about.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> Words = (
        "a about above after again against ago all also although am among an and another any are aren't around as at away "
        + "back be became because become been before being below between both but by came can can't cannot come could couldn't "
        + "did didn't do does doesn't doing don't done down during each either else even ever every few for former from further "
        + "get gets getting go goes going got had hadn't has hasn't have haven't having he he'd he'll he's her here hers herself "
        + "him himself his how however i i'd i'll i'm i've if in including indeed instead into is isn't it it's its itself just "
        + "know last later least less let like likely made make makes making many may me might more most much must mr mrs ms my "
        + "myself near need never new next no nor not now of off often on once one only onto or other others our ours out over "
        + "own per put quite rather really said same say saying says see seen several shall she she'd she'll she's should since "
        + "so some something soon still such take taken than that that's the their theirs them themselves then there there's "
        + "these they they'd they'll they're they've thing things think this those though three through thus to today together "
        + "told too took toward towards two under until up upon us use used very via want wants was wasn't way we we'd we'll "
        + "we're we've well went were weren't what what's when where whether which while who who's whom whose why will with "
        + "within without won't would wouldn't yes yesterday yet you you'd you'll you're you've your yours monday tuesday "
        + "wednesday thursday friday saturday sunday according told added according reuters photo image caption read story")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Words.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> lowerCaseWord) => Lookup.Contains(lowerCaseWord);
}
