namespace ForumBot.Storage;

/// <summary>The store cannot be opened as things stand. The message is a sentence for the operator that says what to do.</summary>
public sealed class StoreRefusedException(string sentence, Exception? cause = null) : StartRefusedException(sentence, cause);
