namespace StoryWatch.Web.Tests;

public sealed class OpenApiTests : DeskTests
{
    [Theory]
    [InlineData("\"/api/articles\"")]
    [InlineData("\"/api/articles/batch\"")]
    [InlineData("\"/api/stories/{id}/merge\"")]
    [InlineData("\"/api/journal\"")]
    [InlineData("\"PushedArticle\"")]
    [InlineData("\"BatchReceipt\"")]
    public async Task The_api_describes_itself(string part) =>
        (await Desk.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TimeLimit)).ShouldContain(part);
}
