namespace ForumBot.Vault.Sealing;

/// <summary>Something sealed does not open. The message names the fault and never what was sealed.</summary>
public sealed class SealBrokenException(SealFault fault, Exception? cause = null) : Exception($"The seal does not open: {fault}.", cause)
{
    /// <summary>What is wrong.</summary>
    public SealFault Fault { get; } = fault;
}

/// <summary>Why something sealed does not open.</summary>
public enum SealFault
{
    /// <summary>The inspection's key file is not there.</summary>
    KeyMissing,
    /// <summary>The key file is there and this machine's key ring does not open it: the ring or its certificate is another one.</summary>
    WrongRing,
    /// <summary>A byte was changed, or the record is not where it belongs.</summary>
    Changed,
    /// <summary>The key was destroyed on purpose. Nothing brings it back.</summary>
    Erased,
}
