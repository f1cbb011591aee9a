using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Tests.Conversation;

namespace ForumBot.Tests.Vault.Proof;

/// <summary>
/// Every press that somebody can come to from anything they can say, found by walking from card to card. A press of one is a guess, a forgery or a
/// replay for everybody else.
/// </summary>
internal static class Crawl
{
    private const int MostPresses = 1500;
    private const int MostPerVerb = 25;

    /// <summary>One press: its verb, its keys, and something in every field.</summary>
    internal sealed record Press(string Verb, IReadOnlyDictionary<string, string> Values)
    {
        internal string Key { get; } = Verb + string.Concat(Values.OrderBy(v => v.Key).Select(v => $"|{v.Key}={v.Value}"));
    }

    /// <summary>What people can say: every command in its canonical words, which all others lead to.</summary>
    internal static IEnumerable<string> Phrases(ProofWorld world) =>
        world.Scenario.Get<IEnumerable<IFeature>>().SelectMany(f => f.Commands)
            .Select(c => c.Tail switch { Tail.Numbers => c.Phrase + " 3", Tail.Words => c.Phrase + " what they said", _ => c.Phrase });

    /// <summary>All presses, starting with each verb and no key at all.</summary>
    internal static async Task<IReadOnlyList<Press>> AllAsync(ProofWorld world, params Who[] walkers)
    {
        var found = new Dictionary<string, Press>();
        var perVerb = new Dictionary<string, int>();
        var inspection = await world.Inner.InspectionAsync();
        var inTheirForum = new Dictionary<string, string> { [Execute.ForumKey] = world.Inner.Forum.Id, ["inspection"] = inspection.Id };
        string[] verbs = [.. world.Scenario.Get<IEnumerable<IFeature>>().SelectMany(f => f.Clicks).Select(c => c.Verb)];
        foreach (var who in walkers)
        {
            var seen = new HashSet<string>();
            var waiting = new Queue<Press>([.. verbs.Select(v => new Press(v, new Dictionary<string, string>())), .. verbs.Select(v => new Press(v, inTheirForum))]);
            foreach (var phrase in Phrases(world))
            {
                world.GoBack();
                Add((await world.People[who].Says(phrase)).Delivered.Select(d => d.Card));
            }

            while (waiting.TryDequeue(out var press) && found.Count < MostPresses)
            {
                if (seen.Add(press.Key))
                {
                    found.TryAdd(press.Key, press);
                    world.GoBack();
                    var answer = await world.People[who].PressesInDialog(press.Verb, press.Values);
                    Add(answer.Delivered.Select(d => d.Card).Concat(answer.Pressed is { } pressed ? [pressed] : []));
                }
            }

            void Add(IEnumerable<Card> cards)
            {
                foreach (var press in cards.ToList().SelectMany(PressesOn).Where(press => !seen.Contains(press.Key)))
                {
                    var sofar = perVerb.GetValueOrDefault(press.Verb);
                    if (sofar < MostPerVerb)
                    {
                        perVerb[press.Verb] = sofar + 1;
                        waiting.Enqueue(press);
                    }
                }
            }
        }

        world.GoBack();
        return [.. found.Values];
    }

    private static IEnumerable<Press> PressesOn(Card card)
    {
        var typed = Walk.FieldsOf(card).DistinctBy(f => f.Id).ToDictionary(f => f.Id, ValueOf);
        foreach (var button in Walk.ButtonsOf(card).OfType<Execute>())
        {
            var values = new Dictionary<string, string>(button.TakesFields ? typed.Where(t => t.Value.Length > 0) : []);
            foreach (var (key, value) in card.KeysOf(button))
            {
                values[key] = value;
            }

            yield return new(button.Verb, values);
        }
    }

    private static string ValueOf(Field field) => field switch
    {
        { Value: { Length: > 0 } value } => value,
        ChoiceField { Choices: [var first, ..] } => first.Value,
        DateField => "2027-05-20",
        TimeField => "10:00",
        NumberField => "1",
        TextField { Kind: TextKind.Link } => "https://reports.ofsted.gov.uk/provider/44/80001",
        _ => "zqx",
    };
}
