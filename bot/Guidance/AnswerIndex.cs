using ForumBot.Conversation.Phrases;

namespace ForumBot.Guidance;

/// <summary>
/// Finds the answers to a question by its words: Okapi BM25, in which the words of a question weigh more than those of its answer, together with
/// how closely the question resembles the nearest of the ways to ask it.
/// </summary>
public sealed class AnswerIndex
{
    private const double K1 = 1.2, B = 0.5, QuestionWeight = 3, Sure = 0.62, Worth = 0.3, Lead = 1.15;
    private const int MostTerms = 40;
    private const int LongestRead = 1000;
    private readonly List<Entry> entries;
    private readonly Dictionary<string, double> rarity;
    private readonly double averageLength;

    /// <summary>Indexes these answers.</summary>
    public AnswerIndex(IReadOnlyList<Answer> answers)
    {
        entries = [.. answers.Select(a => new Entry(a))];
        averageLength = entries.Average(e => e.Length);
        rarity = entries.SelectMany(e => e.Weights.Keys).GroupBy(t => t)
            .ToDictionary(g => g.Key, g => Math.Log(1 + ((entries.Count - g.Count() + 0.5) / (g.Count() + 0.5))));
    }

    /// <summary>
    /// The answer, when there is little doubt; the nearest three when there is; none when nothing comes near. Only the first 1,000 characters
    /// are read.
    /// </summary>
    public Finding Find(string question)
    {
        var terms = Terms.Of(question.Length > LongestRead ? question[..LongestRead] : question).Take(MostTerms).Select(Mend).Distinct().ToList();
        var ranked = entries
            .Select(entry => (entry.Answer, Likeness: entry.Ways.Max(way => Likeness(terms, way)), Relevance: Relevance(terms, entry)))
            .Where(hit => hit.Relevance > 0)
            .Select(hit => (hit.Answer, hit.Likeness, Score: hit.Relevance * (0.2 + hit.Likeness)))
            .OrderByDescending(hit => hit.Score)
            .Take(3)
            .ToList();
        if (ranked is not [var best, ..] || ranked.TrueForAll(hit => hit.Likeness < Worth))
        {
            return new(null, []);
        }

        var clear = ranked.Count == 1 || best.Score > ranked[1].Score * Lead;
        return best.Likeness >= Sure && (clear || best.Likeness > 0.95)
            ? new(best.Answer, [])
            : new(null, [.. ranked.Select(hit => hit.Answer)]);
    }

    private double Relevance(List<string> terms, Entry entry)
    {
        var score = 0.0;
        foreach (var term in terms)
        {
            if (entry.Weights.TryGetValue(term, out var weight))
            {
                score += rarity[term] * weight * (K1 + 1) / (weight + (K1 * (1 - B + (B * entry.Length / averageLength))));
            }
        }

        return score;
    }

    // Twice what both share over what they hold together, each word weighed by its rarity (Dice's measure).
    private double Likeness(List<string> terms, HashSet<string> way)
    {
        var both = terms.Where(way.Contains).Sum(Rarity);
        return both == 0 ? 0 : 2 * both / (terms.Sum(Rarity) + way.Sum(Rarity));
    }

    private double Rarity(string term) => rarity.GetValueOrDefault(term, 4);

    private string Mend(string term) =>
        rarity.ContainsKey(term) || term.Length < 4 ? term : rarity.Keys.FirstOrDefault(known => Slip.Of(term, known, strict: true)) ?? term;

    private sealed class Entry
    {
        internal Entry(Answer answer)
        {
            Answer = answer;
            Ways = [.. answer.Also.Prepend(answer.Question).Select(way => Terms.Of(way).ToHashSet())];
            foreach (var term in Ways.SelectMany(way => way).Distinct())
            {
                Weights[term] = QuestionWeight;
            }

            foreach (var term in Terms.Of(answer.Text))
            {
                Weights[term] = Weights.GetValueOrDefault(term) + 1;
            }

            Length = Weights.Values.Sum();
        }

        internal Answer Answer { get; }

        internal List<HashSet<string>> Ways { get; }

        internal Dictionary<string, double> Weights { get; } = [];

        internal double Length { get; }
    }
}

/// <summary>The answer, when there is little doubt; otherwise the nearest, best first, or none.</summary>
public sealed record Finding(Answer? Answer, IReadOnlyList<Answer> Offers);
