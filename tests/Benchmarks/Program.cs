using ForumBot.Benchmarks;

// "bare" is this same program as the child that the bot is measured against.
return args is ["bare", var address] ? await BareEndpoint.RunAsync(address) : await Comparison.RunAsync();
