using StoryWatch.Analysis.Text;

namespace StoryWatch.Analysis.Tests.Text;

public class LanguagesTests
{
    [Theory]
    [InlineData("The minister said that the talks would go on for a week.", "en")]
    [InlineData("Le ministre a dit que les discussions dureraient une semaine et que la paix est proche.", "fr")]
    [InlineData("Der Minister sagte, dass die Gespräche noch eine Woche dauern und der Frieden nicht fern ist.", "de")]
    [InlineData("El ministro dijo que las conversaciones durarían una semana y que la paz está cerca.", "es")]
    [InlineData("Министр сказал, что переговоры продлятся неделю.", "und")]
    [InlineData("部长说谈判将持续一周。", "und")]
    [InlineData("", "und")]
    [InlineData("1234 5678 ---", "und")]
    [InlineData("xqzt brrk lmnop qwrt", "und")]
    public void The_commonest_words_tell_the_language(string text, string language) => Languages.Detect(text).ShouldBe(language);
}
