using Microsoft.Extensions.Options;

namespace ForumBot.Storage;

/// <summary>The settings under <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>Which store keeps the documents. May be <c>LiteDb</c>, the default.</summary>
    public string Provider { get; set; } = LiteDbProvider;

    /// <summary>The settings under <c>Storage:LiteDb</c>.</summary>
    public LiteDbOptions LiteDb { get; set; } = new();

    internal const string Section = "Storage";
    internal const string LiteDbProvider = "LiteDb";

    /// <summary>The LiteDB store's own settings.</summary>
    public sealed class LiteDbOptions
    {
        /// <summary>The data file, absolute or relative to the content root. Its folder is made if need be. Default <c>data/forumbot.db</c>.</summary>
        public string Path { get; set; } = "data/forumbot.db";
    }

    internal sealed class Check : IValidateOptions<StorageOptions>
    {
        public ValidateOptionsResult Validate(string? name, StorageOptions options)
        {
            if (!string.Equals(options.Provider, LiteDbProvider, StringComparison.OrdinalIgnoreCase))
                return ValidateOptionsResult.Fail($"The setting Storage:Provider is '{options.Provider}'. It may be: {LiteDbProvider}.");
            if (string.IsNullOrWhiteSpace(options.LiteDb.Path))
                return ValidateOptionsResult.Fail("The setting Storage:LiteDb:Path is empty. It names the data file, for instance data/forumbot.db.");
            return ValidateOptionsResult.Success;
        }
    }
}
