namespace ForumBot.Pages;

/// <summary>Registers the public pages.</summary>
public static class PagesServices
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Adds the pages.</summary>
    /// <exception cref="StartRefusedException"><c>Pages:Operator</c> or <c>Pages:Contact</c> cannot be shown.</exception>
    public static IServiceCollection AddPages(this IServiceCollection services, IConfiguration settings) =>
        services.AddSingleton(PageSettings.Read(settings)).AddSingleton<PublicPages>();

    /// <summary>Maps <c>GET /about</c>, <c>/privacy</c> and <c>/terms</c>.</summary>
    public static WebApplication MapPages(this WebApplication app)
    {
        foreach (var name in PublicPages.Names)
        {
            app.MapMethods("/" + name, Reading, (HttpResponse response, PublicPages pages) => pages.Show(name, response));
        }

        return app;
    }
}
