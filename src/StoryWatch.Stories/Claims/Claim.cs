using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Claims;

/// <summary>What an attributed speaker asserts; the same claim in many outlets is one claim with many attributions.</summary>
/// <param name="Id">Derives from story, speaker and first wording.</param>
/// <param name="Evidence">The wording that was seen first.</param>
/// <param name="Article">The article that had it first.</param>
public sealed record Claim(string Id, Actor Speaker, Evidence Evidence, ArticleRef Article);
