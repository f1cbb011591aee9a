namespace ForumBot.Cards;

/// <summary>Somebody on the list: whether they take notes, and when they accepted the terms, in words; null when they have not.</summary>
public sealed record AttendeeLine(string Name, bool TakesNotes, string? Accepted);

/// <summary>Who goes to the feedback meeting, as one reader sees it.</summary>
public sealed record AttendanceView(string Inspection)
{
    /// <summary>"Friday 19 March, 2pm"; null while nobody knows.</summary>
    public string? Meeting { get; init; }

    /// <summary>Everybody on the list.</summary>
    public IReadOnlyList<AttendeeLine> People { get; init; } = [];

    /// <summary>True for a reader who is on the list.</summary>
    public bool IsOnList { get; init; }

    /// <summary>True where this reader may say that the meeting is over, and it may be.</summary>
    public bool MayEnd { get; init; }

    /// <summary>Said first, after something was done.</summary>
    public string? Done { get; init; }

    /// <summary>What is wrong with the whole, or null.</summary>
    public string? Problem { get; init; }
}

/// <summary>The form for it: whom the forum can send, what was chosen, and what is wrong with that.</summary>
public sealed record AttendanceForm(AttendanceView View)
{
    /// <summary>Everybody who can be chosen.</summary>
    public required IReadOnlyList<Choice> Choices { get; init; }

    /// <summary>How many there are beyond those listed.</summary>
    public int NotListed { get; init; }

    /// <summary>The chosen people, with commas between.</summary>
    public string? Chosen { get; init; }

    /// <summary>Who takes notes; null when nobody is chosen.</summary>
    public string? NoteTaker { get; init; }

    /// <summary>How many places the forum has; null when nobody has said. Without <see cref="AsksPlaces"/> it is not asked.</summary>
    public string? Places { get; init; }

    /// <summary>True where the playbook asks for it.</summary>
    public bool AsksPlaces { get; init; }

    /// <summary>A mark of the list that this form was drawn from.</summary>
    public required string Seen { get; init; }

    /// <summary>What is wrong, by field id.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();
}

/// <summary>Who goes to the feedback meeting, until it is over.</summary>
public static class AttendanceCard
{
    /// <summary>The field of those who go.</summary>
    public const string People = "people";

    /// <summary>The field of who takes notes.</summary>
    public const string NoteTaker = "notes";

    /// <summary>The field of the number of places.</summary>
    public const string Places = "places";

    /// <summary>The choice that nobody takes notes.</summary>
    public const string Nobody = "nobody";

    /// <summary>The key under which the mark of the list travels that the form was drawn from.</summary>
    public const string SeenKey = "seen";

    /// <summary>Leads here.</summary>
    public static Execute Open { get; } = new("Choose who goes", Verbs.ShowAttendance) { OrSay = "attendance", TakesFields = false };

    /// <summary>The form, for the chair's side.</summary>
    public static Card Form(AttendanceForm form) => new()
    {
        Title = "Who goes to the feedback meeting",
        Body =
        [
            .. Head(form.View, form.Errors.Count > 0 ? "Please look again at the marked boxes. What you chose is still there." : null),
            new Text("Ask the LANO (your area’s contact for the inspection) how many places the forum has, and give them the names. Ask each person first: it can hurt to hear it."),
            new ChoiceField(People, "Who goes?", form.Choices, Many: true)
            {
                Needed = true,
                Value = form.Chosen,
                Error = form.Errors.GetValueOrDefault(People),
                Hint = form.NotListed > 0 ? $"At least two. {form.NotListed} more people are not in this list" : "At least two people of the forum",
            },
            new ChoiceField(NoteTaker, "Who takes the notes?", [new("Nobody: the area gives no place for it", Nobody), .. form.Choices])
            {
                Value = form.NoteTaker,
                Error = form.Errors.GetValueOrDefault(NoteTaker),
                Hint = "One of those who go, or one more. Then the others can listen",
            },
            .. form.AsksPlaces
                ? (Element[])[new NumberField(Places, "How many places does the forum have?") { Value = form.Places, Error = form.Errors.GetValueOrDefault(Places) }]
                : [],
        ],
        Next = "Press Save. I tell each of them and ask them to accept the terms. You can change the list until the meeting is over.",
        Buttons =
        [
            new Execute("Save", Verbs.SaveAttendance) { Keys = new Dictionary<string, string> { ["inspection"] = form.View.Inspection, [SeenKey] = form.Seen } },
            .. Buttons(form.View),
        ],
    };

    /// <summary>The list, for somebody of the forum who does not change it.</summary>
    public static Card List(AttendanceView view) => new()
    {
        Title = "Who goes to the feedback meeting",
        Body = [.. Head(view, null)],
        Next = (view.IsOnList, view.People.Count) switch
        {
            (true, _) => "You are on the list. Say “terms” to read what you promise.",
            (_, 0) => "The chair chooses who goes. If you would like to, tell them.",
            _ => "The chair changes the list until the meeting is over.",
        },
        Buttons = [.. Buttons(view)],
    };

    /// <summary>The button that says that the meeting is over.</summary>
    public static Execute End(string inspection) => new("The meeting is over", Verbs.EndMeeting)
    {
        Keys = new Dictionary<string, string> { ["inspection"] = inspection },
        OrSay = "feedback meeting is over",
        TakesFields = false,
        Tooltip = "Locks the list of those who were there",
    };

    /// <summary>Who is on the list, and who of them has accepted the terms.</summary>
    internal static Facts Lines(IReadOnlyList<AttendeeLine> people) => new(
    [
        .. people.Select(one => new Fact(
            one.TakesNotes ? $"{one.Name} (takes notes)" : one.Name,
            one.Accepted is { } accepted ? $"accepted the terms: {accepted}" : "has not accepted the terms yet")),
    ]);

    private static IEnumerable<Element> Head(AttendanceView view, string? problem)
    {
        if (view.Done is { } done)
        {
            yield return new Text(done, TextLook.Strong, Tone.Good);
        }

        if ((view.Problem ?? problem) is { } wrong)
        {
            yield return new Text(wrong, TextLook.Strong, Tone.Attention);
        }

        yield return new Text("At this meeting inspectors say what they found. Only those on the list may hear of it before the report is out.");
        if (view.Meeting is { } meeting)
        {
            yield return new Facts([new("When", meeting)]);
        }

        if (view.People.Count > 0)
        {
            yield return Lines(view.People);
            if (!view.People.Any(one => one.TakesNotes))
            {
                yield return new Text("Nobody takes the notes yet. Please ask the area for a place for a note-taker, so that the others can listen.", Tone: Tone.Warning);
            }
        }
        else
        {
            yield return new Text("Nobody is on the list yet.");
        }
    }

    private static IEnumerable<Execute> Buttons(AttendanceView view)
    {
        if (view.IsOnList)
        {
            yield return TermsCard.Open;
        }

        if (view.MayEnd)
        {
            yield return End(view.Inspection);
        }
    }
}
