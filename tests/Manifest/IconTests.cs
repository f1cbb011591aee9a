namespace ForumBot.Tests.Manifest;

/// <summary>The pixels that Teams asks for. Icons that break these rules are refused by a person, weeks later.</summary>
public sealed class IconTests
{
    private static readonly Png Color = Png.Read(Packaged.Read("color.png"));
    private static readonly Png Outline = Png.Read(Packaged.Read("outline.png"));

    [Fact]
    public void ColorIcon_Always_IsAFullSquareOf192() =>
        Assert.True(Color is { Width: 192, Height: 192 } && Color.Pixels.All(p => p.Alpha == byte.MaxValue));

    [Fact]
    public void ColorIcon_OutsideTheMiddle_IsItsBackgroundAlone()
    {
        var accent = Convert.FromHexString(Packaged.Manifest["accentColor"]!.GetValue<string>()[1..]);
        var drawn = Color.Pixels.Index().Where(p => p.Item != new Png.Pixel(accent[0], accent[1], accent[2], byte.MaxValue)).ToList();

        Assert.NotEmpty(drawn);
        Assert.All(drawn, p => Assert.True(p.Index % 192 is >= 48 and < 144 && p.Index / 192 is >= 48 and < 144));
    }

    [Fact]
    public void OutlineIcon_Always_IsWhiteOnTransparentOf32()
    {
        Assert.Equal((32, 32), (Outline.Width, Outline.Height));
        Assert.All(Outline.Pixels.Where(p => p.Alpha > 0), p => Assert.Equal((255, 255, 255), (p.Red, p.Green, p.Blue)));
        Assert.Contains(Outline.Pixels, p => p.Alpha == byte.MaxValue);
        Assert.Contains(Outline.Pixels, p => p.Alpha == 0);
    }
}
