using ForumBot.Benchmarks;

// "bare" and "sink" are this same program as a child beside what is measured.
switch (args)
{
    case ["bare", var address]:
        return await BareEndpoint.RunAsync(address);
    case ["sink", var address]:
        return await BareSink.RunAsync(address);
    case ["reminders"]:
        return await Reminding.RunAsync();
    case ["vault"]:
        await VaultTurn.RunAsync();
        return await VaultCost.RunAsync();
    default:
        return await Comparison.RunAsync();
}
