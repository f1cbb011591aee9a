using System.Security.Cryptography;
using System.Text;

namespace ForumBot.KillTarget;

/// <summary>One acknowledged piece of work. <see cref="Sum"/> tells whether <see cref="Text"/> is whole.</summary>
public sealed record Tick(string Lane, string Text, string Sum)
{
    public static Tick Of(string lane, string text) => new(lane, text, SumOf(text));

    public bool IsWhole => SumOf(Text) == Sum;

    private static string SumOf(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>How many ticks a lane has. Saved in one commit with each tick, so that half a commit shows.</summary>
public sealed record Tally(int Count);
