using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace StoryWatch.Web.Page;

/// <summary>Serves the desk page from the folder beside the program.</summary>
internal static class DeskFiles
{
    public static void UseDeskFiles(this WebApplication app)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (!File.Exists(Path.Combine(folder, "index.html")))
        {
            app.MapGet("/", () => Problems.Of(StatusCodes.Status404NotFound, "The desk page was not built (SkipDesk): build without it. The API is here."))
                .ExcludeFromDescription().AllowAnonymous();
            return;
        }

        var files = new PhysicalFileProvider(folder);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, OnPrepareResponse = SetCaching });
    }

    // Names under assets/ carry a hash of the content; the page itself is asked for anew each time, which costs a 304.
    private static void SetCaching(StaticFileResponseContext file) =>
        file.Context.Response.Headers.CacheControl = file.Context.Request.Path.StartsWithSegments("/assets")
            ? "public, max-age=31536000, immutable"
            : "no-cache";
}
