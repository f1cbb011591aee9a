using ForumBot.Messaging;

namespace ForumBot.Teams.Inbound;

/// <summary>
/// The mentions in a message. Who is mentioned stands in the entities; the text alone proves nothing, for anybody can type a tag.
/// Bounded: 20 tags are read, and of the text 32,000 characters, more than Teams lets anybody write.
/// </summary>
internal static class MentionText
{
    private const string Mention = "mention";
    private const int MostOthers = 20;
    private const int MostTags = 20;
    private const int LongestText = 32_000;

    internal static bool NamesBot(Activity activity)
    {
        foreach (var entity in activity.Entities ?? [])
        {
            if (IsOfBot(activity, entity))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What was said to the bot: its own mention taken out, other people's mentions as their plain names.</summary>
    internal static string WithoutBot(Activity activity)
    {
        var text = Cut(activity.Text ?? "");
        foreach (var entity in (activity.Entities ?? []).Where(IsTag).Take(MostTags))
        {
            var spoken = IsOfBot(activity, entity) ? " " : DisplayName.Clean(entity.Mentioned?.Name);
            text = Cut(text.Replace(entity.Text!, spoken, StringComparison.Ordinal));
        }

        // Teams puts a hard space behind a mention, at times as an entity even in plain text.
        return text.Replace("&nbsp;", " ", StringComparison.Ordinal).Replace('\u00A0', ' ').Trim();
    }

    /// <summary>The people mentioned beside the bot, each once.</summary>
    internal static IReadOnlyList<Account> Others(Activity activity)
    {
        List<Account>? others = null;
        foreach (var entity in activity.Entities ?? [])
        {
            if (entity is { Type: Mention, Mentioned: { Id.Length: > 0 } person }
                && !IsOfBot(activity, entity)
                && others?.Any(o => o.Id == person.Id) != true
                && others?.Count is null or < MostOthers)
            {
                (others ??= []).Add(person);
            }
        }

        return others ?? (IReadOnlyList<Account>)[];
    }

    private static bool IsTag(Entity? entity) =>
        entity is { Type: Mention, Text: { } tag, Mentioned: not null }
        && tag.StartsWith("<at", StringComparison.Ordinal) && tag.EndsWith("</at>", StringComparison.Ordinal);

    // A name can be longer than its tag, so the text is cut before it can grow.
    private static string Cut(string text) => text.Length > LongestText ? text[..LongestText] : text;

    private static bool IsOfBot(Activity activity, Entity? entity) =>
        entity is { Type: Mention, Mentioned.Id: { } id } && id == activity.Recipient?.Id;
}
