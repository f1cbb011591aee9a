using ForumBot.Benchmarks;
using ForumBot.Benchmarks.Slack;

// "bare", "bare-signed" and "sink" are this same program as a child beside what is measured.
switch (args)
{
    case ["bare", var address]:
        return await BareEndpoint.RunAsync(address);
    case ["bare-signed", var address]:
        return await BareSigned.RunAsync(address);
    case ["sink", var address]:
        return await BareSink.RunAsync(address);
    case ["reminders"]:
        return await Reminding.RunAsync();
    case ["slack"]:
        return await SlackComparison.RunAsync();
    case ["vault"]:
        await VaultTurn.RunAsync();
        return await VaultCost.RunAsync();
    default:
        return await Comparison.RunAsync();
}
