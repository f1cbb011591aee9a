namespace ForumBot.Inspections;

/// <summary>What kind of answer a step's "when" has.</summary>
public enum TimingKind
{
    /// <summary>Standing readiness: true on every day, due on none.</summary>
    Always,
    /// <summary>No rule gives a date; somebody has to be asked.</summary>
    Asked,
    /// <summary>One day.</summary>
    Day,
    /// <summary>From a first day to a last day, both included.</summary>
    Span,
    /// <summary>Several moments, such as the reminders before a survey closes.</summary>
    Moments,
}

/// <summary>
/// When a step happens, as the playbook says it: one offset, <c>N+1wd to N+4wd</c>, a comma-separated list of moments, <c>asked</c> or
/// <c>always</c>.
/// </summary>
/// <param name="Text">The words of the playbook.</param>
/// <param name="Kind">Which of the forms it is.</param>
/// <param name="Offsets">None, one, two (first and last day) or the moments, in order.</param>
public sealed record StepTiming(string Text, TimingKind Kind, IReadOnlyList<AnchorOffset> Offsets)
{
    internal const string Examples = AnchorOffset.Examples + "; a span such as N+1wd to N+4wd; a list such as C-3d, C-1d; asked; always";

    /// <summary>Reads a step's "when"; false with the reason when it is none.</summary>
    public static bool TryParse(string text, out StepTiming timing, out string wrong)
    {
        text = text.Trim();
        timing = new(text, text == "always" ? TimingKind.Always : TimingKind.Asked, []);
        wrong = "";
        if (text is "always" or "asked") return true;
        var span = text.Split(" to ");
        var parts = span.Length == 2 ? span : text.Split(',');
        var offsets = new AnchorOffset[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!AnchorOffset.TryParse(parts[i], out offsets[i], out wrong)) return false;
        }
        timing = new(text, span.Length == 2 ? TimingKind.Span : parts.Length == 1 ? TimingKind.Day : TimingKind.Moments, offsets);
        return true;
    }
}
