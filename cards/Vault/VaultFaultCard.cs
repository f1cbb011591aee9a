namespace ForumBot.Cards;

/// <summary>Why the notes do not open.</summary>
public enum VaultFault
{
    /// <summary>Their key is not there.</summary>
    KeyMissing,
    /// <summary>The key is there, and this machine cannot open it.</summary>
    WrongRing,
    /// <summary>What was sealed was changed or moved.</summary>
    Changed,
    /// <summary>The key was destroyed, and nobody noted who did it.</summary>
    KeyDestroyed,
}

/// <summary>The notes do not open: what is so, and what to do. None of these cards holds anything of the notes.</summary>
public static class VaultFaultCard
{
    /// <summary>For who tried. <paramref name="told"/> is true when somebody who looks after the bot hears of it.</summary>
    public static Card Of(VaultFault fault, bool told) => new()
    {
        Title = "The notes do not open",
        Body =
        [
            new Text(fault switch
            {
                VaultFault.KeyMissing => "I cannot find the key they are locked with. Nothing is lost as long as a copy of the key is kept.",
                VaultFault.WrongRing => "The key they are locked with is here, but this computer cannot use it. Nothing is lost as long as the keys are kept.",
                VaultFault.KeyDestroyed => "The key they were locked with was destroyed, and I do not know by whom. The notes cannot be read any more.",
                _ => "Something in them was changed, and not by me. So I show none of it. What was saved in a backup is not lost.",
            }),
            new Text(told ? "I have told the people who look after this bot." : "Nobody is named in this forum to look after this bot, so please pass it on.", TextLook.Strong),
        ],
        Next = told
            ? "Try again when they say that it is mended. Until then, write on paper and keep it safe."
            : "Tell whoever set up this bot that the notes do not open. Until then, write on paper and keep it safe.",
    };

    /// <summary>For who asks after the notes were erased.</summary>
    public static Card Erased(string who, string when) => NoticeCard.Of(
        "The notes were erased",
        $"{who} erased them on {when}. Their key is destroyed, so nobody can read them again.",
        "If you think this was a mistake, talk to those who were at the meeting.");

    /// <summary>For who looks after the bot.</summary>
    public static Card ForAdmin(VaultFault fault) => NoticeCard.Of(
        "The sealed notes do not open",
        fault switch
        {
            VaultFault.KeyMissing => "The key file of the inspection is missing.",
            VaultFault.WrongRing => "The key file is there, but this computer’s key ring or its certificate does not open it.",
            VaultFault.KeyDestroyed => "The key of the inspection was destroyed, and no erasure is on record.",
            _ => "A sealed record was changed or moved, or the store and the keys are not from the same day.",
        },
        "Make no new keys and delete nothing. Put the folder of keys back from a backup, with its certificate, then start the bot again. The log says which inspection it is.");
}
