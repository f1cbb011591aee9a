using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ForumBot.Practice;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace ForumBot.Tests.Practice;

public sealed class PracticeRefusalTests(PracticeApp app) : IClassFixture<PracticeApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Production", "Practice:Enabled", "true")]
    [InlineData("Staging", "Practice:Enabled", "true")]
    [InlineData("Production", "Practice:Now", "2027-03-01T09:00")]
    public void App_OutsideDevelopmentWithThePracticeRoom_DoesNotStart(string environment, string setting, string value)
    {
        var builder = BuilderFor(environment, setting, value);

        var refusal = Assert.Throws<StartRefusedException>(() => builder.AddPractice());
        Assert.Contains("Development only", refusal.Message);
    }

    [Theory]
    [InlineData("Production", "Practice:Enabled", "false")]
    [InlineData("Development", "Practice:Enabled", "false")]
    public void App_WithThePracticeRoomOff_HasNone(string environment, string setting, string value)
    {
        var builder = BuilderFor(environment, setting, value).AddPractice();

        Assert.DoesNotContain(builder.Services, s => s.ServiceType.Namespace == typeof(PracticeRoom).Namespace);
    }

    [Fact]
    public void App_WithAnUnreadablePracticeTime_DoesNotStart()
    {
        var builder = BuilderFor("Development", "Practice:Now", "next Tuesday");

        Assert.Contains("next Tuesday", Assert.Throws<StartRefusedException>(() => builder.AddPractice()).Message);
    }

    [Theory]
    [InlineData("Origin", "https://example.com")]
    [InlineData("Origin", "http://localhost:8080")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Host", "forum.example.com")]
    [InlineData("Host", "localhost.example.com")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    public async Task Request_FromElsewhere_IsRefusedAndDoesNothing(string header, string value)
    {
        var before = (await app.StateAsync()).GetProperty("mark").GetString();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/practice/fresh") { Content = JsonContent.Create(new { }) };
        request.Headers.TryAddWithoutValidation(header, value);

        using var response = await app.CreateClient().SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.EndsWith(".", await SentenceAsync(response));
        Assert.Equal(before, (await app.StateAsync()).GetProperty("mark").GetString());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/practice/state")]
    [InlineData("/practice/gallery")]
    public async Task Request_FromAnotherMachine_IsRefused(string path)
    {
        var context = await app.Server.SendAsync(
            c =>
            {
                c.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.10");
                c.Request.Path = path;
                c.Request.Host = new HostString("localhost");
            },
            Ct);

        Assert.Equal(StatusCodes.Status403Forbidden, context.Response.StatusCode);
    }

    [Fact]
    public async Task Link_OnAnotherPage_MayLeadHere()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Headers.Add("Sec-Fetch-Mode", "navigate");
        request.Headers.Add("Sec-Fetch-Dest", "document");

        using var response = await app.CreateClient().SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Body_ThatIsNotSentAsJson_IsRefused(string type)
    {
        using var response = await PostAsync("/practice/say", "{}", type);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData("/practice/say", "{")]
    [InlineData("/practice/say", "[]")]
    [InlineData("/practice/say", "null")]
    [InlineData("/practice/say", "{\"persona\":\"chair\"}")]
    [InlineData("/practice/say", "{\"persona\":\"lano\",\"spot\":\"forum\",\"text\":\"hello\"}")]
    [InlineData("/practice/say", "{\"persona\":\"nobody\",\"spot\":\"forum\",\"text\":\"hello\"}")]
    [InlineData("/practice/say", "{\"persona\":\"chair\",\"spot\":\"forum\",\"text\":\"  \"}")]
    [InlineData("/practice/press", "{\"persona\":\"chair\",\"message\":\"m1\",\"verb\":\"x\",\"fields\":null}")]
    [InlineData("/practice/clock", "{}")]
    [InlineData("/practice/clock", "{\"now\":\"soon\"}")]
    [InlineData("/practice/clock", "{\"now\":\"1999-01-01T00:00\"}")]
    [InlineData("/practice/clock", "{\"advance\":\"PT9999999999999H\"}")]
    [InlineData("/practice/clock", "{\"advance\":\"P99999Y\"}")]
    [InlineData("/practice/clock", "{\"now\":\"2027-03-01T09:00\",\"advance\":\"PT1H\"}")]
    [InlineData("/practice/sample", "nonsense")]
    public async Task Body_ThatMakesNoSense_IsAnsweredWithASentence(string path, string body)
    {
        using var response = await PostAsync(path, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty(await SentenceAsync(response));
    }

    [Fact]
    public async Task Body_OverTheLimit_IsRefused()
    {
        using var response = await PostAsync("/practice/say", new string(' ', (256 * 1024) + 1));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.NotEmpty(await SentenceAsync(response));
    }

    [Fact]
    public async Task Message_Of30000Characters_IsAnswered()
    {
        using var response = await app.SendAsync("/practice/say", new { persona = "chair", spot = "chat-chair", text = new string('ä', 30_000) });

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public async Task Press_OnAMessageThatIsGone_IsAnsweredWithASentence()
    {
        using var response = await app.SendAsync("/practice/press", new { persona = "chair", message = "m999", verb = "help.show", fields = new { } });

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.NotEmpty(await SentenceAsync(response));
    }

    private static WebApplicationBuilder BuilderFor(string environment, string setting, string value)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection([new(setting, value)]);
        return builder;
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string body, string type = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        return await app.CreateClient().PostAsync(path, content, Ct);
    }

    private static async Task<string> SentenceAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("detail").GetString()!;
}
