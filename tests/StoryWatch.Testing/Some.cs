using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Testing;

/// <summary>Values for tests that do not care which.</summary>
public static class Some
{
    public static readonly DateTimeOffset Day = new(2021, 3, 22, 9, 0, 0, TimeSpan.Zero);

    public static Article Article(string id = "a-1", string text = "Northland said on Monday it was ready for talks with Southland.") =>
        new(id, text, Day) { Title = $"Title of {id}", Source = "The Ledger", Url = $"https://ledger.example/{id}", Published = Day };

    /// <summary>A position whose evidence is the start of the text.</summary>
    public static Position Position(string text, Stance stance = Stance.Willing, string issue = "talks", string actor = "Northland") => new(
        new Actor(actor, null, "GOV"), new Actor("Southland"), issue, stance, PloverEvent.Consult, Modality.Asserted, new Evidence(text[..1], 0, 1))
    {
        Voice = Voice.Own,
        Salience = 0.9,
    };
}
