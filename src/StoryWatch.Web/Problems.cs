using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace StoryWatch.Web;

/// <summary>Problem details (RFC 9457) that name the field or line at fault.</summary>
internal static class Problems
{
    public static ProblemHttpResult Of(int status, string detail) => TypedResults.Problem(detail, statusCode: status);

    public static ProblemHttpResult Bad(string? field, string reason) => TypedResults.Problem(
        field is null ? $"The request {reason}." : $"{field}: {reason}.",
        statusCode: StatusCodes.Status400BadRequest,
        extensions: field is null ? null : [new("field", field), new("reason", reason)]);

    public static ProblemHttpResult Missing(string what, string id) => Of(StatusCodes.Status404NotFound, $"There is no {what} '{Shortened(id)}'.");

    public static ProblemHttpResult TooLarge(long limit) =>
        Of(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {limit / (1024 * 1024)} MB. Nothing of it was taken.");

    public static ProblemHttpResult TooMany(int limit) =>
        Of(StatusCodes.Status413PayloadTooLarge, $"The batch holds more than {limit} articles. Nothing of it was taken.");

    public static ProblemHttpResult WrongType(string wanted) => Of(StatusCodes.Status415UnsupportedMediaType, $"The content type must be {wanted}.");

    private static string Shortened(string id) => id.Length <= 80 ? id : id[..80] + "…";
}
