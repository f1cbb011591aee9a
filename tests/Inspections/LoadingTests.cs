using ForumBot.Inspections.Loading;

namespace ForumBot.Tests.Inspections;

public sealed class LoadingTests
{
    private const string Right = """
        id: small
        title: A small one
        purpose: To be wrong in many ways.
        checked_on: 2026-06-30
        survey: expected
        anchors:
          O: N+1wd 09:00
          C: N+5wd 09:00
          X: S-2wd if confirmed, else N+8wd
          S: N+10wd
          P: asked
        raises: [NO_SURVEY]
        versions:
          - version: one
            valid_from: 2023-01-01
            changes: The first.
          - version: two
            valid_from: 2024-01-01
            changes: The second.
            wording:
              A-1: { why: Otherwise. }
        outcomes:
          - code: 1
            title: Good
            follow_up: Nothing.
            forecasts:
              - { id: next, label: Next, when: P+60mo, level: public }
        sections:
          - title: Week one
            steps:
              - id: A-1
                title: First
                why: Because.
                when: N
                who: chair
                tell: [chair, all]
                level: forum
                at: "17:00"
                collect:
                  - id: closes
                    label: Closes
                    kind: date_time
                    confirms: C
                sources: [S1]
              - id: A-2
                title: Second
                why: Because.
                when: N+1wd to N+4wd
                who: lano
                tell: [chair]
                level: public
                shared_with_area: true
                sources: [S1]
        """;

    private const string Sources = "sources:\n  - { code: S1, title: A source }\n";

    public static TheoryData<string, string, string> WrongFiles => new()
    {
        { "title: A small one", "titel: A small one", "a playbook has no \"title\". Add a line \"title: ...\".|small.yaml, line 2: a playbook has no \"titel\". Did you mean \"title\"? Write one of: anchors, outcomes, id, title, purpose, checked_on, training_only, successor, survey, onsite_not_before, notice_due, raises, forecasts, criteria, sections, versions." },
        { "id: A-2", "id: A-1", "small.yaml, line 45: the step id \"A-1\" is used twice, first on line 31. Give this step an id of its own." },
        { "when: N\n", "when: N+8wdd\n", "small.yaml, line 34: \"N+8wdd\" is not a day I can work out. Write one of these forms: N, N+8wd, E+30cd>roll, F+18mo, C-1d, C-3h, W2D4, notice+1wd or N+1wd 09:00; a span such as N+1wd to N+4wd; a list such as C-3d, C-1d; asked; always." },
        { "when: N\n", "when: Q+1wd\n", "small.yaml, line 34: \"Q\" is not an anchor. Write one of these forms:" },
        { "when: N\n", "when: E+1wd\n", "small.yaml, line 34: this playbook has no anchor E. Add \"E: asked\" or a rule for it under \"anchors\", or count from another." },
        { "who: chair", "who: chiar", "small.yaml, line 35: \"chiar\" is not a word for \"who\". Did you mean \"chair\"? Write one of: chair, all, representatives, lano, note_taker, chair_and_second_key, attendees, bot." },
        { "[chair, all]", "[chair, evryone]", "small.yaml, line 36: \"evryone\" is not a word for \"tell\". Write one of: none, chair, representatives, members, lano, attendees, all." },
        { "level: forum", "level: secret", "small.yaml, line 37: \"secret\" is not a word for \"level\". Write one of: public, forum, attendees." },
        { "at: \"17:00\"", "at: 5pm", "small.yaml, line 38: \"5pm\" is not a time of day. Write hours and minutes in quotes, for example \"17:00\"." },
        { "kind: date_time", "kind: date", "small.yaml, line 43: C needs a date and a time. Write \"kind: date_time\"." },
        { "kind: date_time", "kind: choice", "there is nothing to choose from. Give at least two \"choices\", or another \"kind\"." },
        { "confirms: C", "fixes_step: maybe", "small.yaml, line 43: \"maybe\" is neither true nor false. Write true or false." },
        { "sources: [S1]\n      - id: A-2", "sources: [S9]\n      - id: A-2", "small.yaml, line 44: the source \"S9\" is not in sources.yaml. Add it there, or write the code of one that is there." },
        { "        why: Because.\n        when: N\n", "        when: N\n", "small.yaml, line 31: a step has no \"why\". Add a line \"why: ...\"." },
        { "shared_with_area: true", "shared_with_area: false", "small.yaml, line 52: the LANO has a part in this step but may not see it. Write \"shared_with_area: true\", or leave the LANO out." },
        { "valid_from: 2024-01-01", "valid_from: 2022-01-01", "small.yaml, line 18: version two overlaps version one. Put versions in order of time; each begins after the one before has ended." },
        { "valid_from: 2023-01-01", "valid_from: 2023-01-01\n    valid_to: 2024-02-01", "small.yaml, line 19: version two overlaps version one." },
        { "valid_from: 2023-01-01", "valid_from: 2023-13-01", "small.yaml, line 15: \"2023-13-01\" is not a date. Write year-month-day, for example 2025-07-07." },
        { "A-1: { why", "A-7: { why", "small.yaml, line 21: there is no step \"A-7\" to word otherwise. Did you mean \"A-1\"? Write one of: A-1, A-2." },
        { "{ why: Otherwise. }", "{ whi: Otherwise. }", "small.yaml, line 21: the wording of a step has no \"whi\". Did you mean \"why\"? Write one of: title, why." },
        { "  S: N+10wd\n", "  S: E-4wd\n", "small.yaml, line 10: S counts from E, which has no rule above it. Put the rule of E above this line." },
        { "  S: N+10wd\n", "  S: N+10wd sometimes\n", "small.yaml, line 10: \"N+10wd sometimes\" is not a day I can work out. Write a rule such as: N+8wd; N+1wd 09:00; S-2wd if confirmed, else N+8wd; asked." },
        { "  P: asked\n", "  Z: asked\n  P: asked\n", "small.yaml, line 11: \"Z\" is not an anchor. Write one of: N, O, C, X, S, E, D, F, P, M, V." },
        { "[NO_SURVEY]", "[NO_SURVY]", "small.yaml, line 12: \"NO_SURVY\" is not a word for \"raises\". Did you mean \"NO_SURVEY\"?" },
        { "[NO_SURVEY]", "NO_SURVEY", "small.yaml, line 12: \"raises\" is not a list. Write a list." },
        { "survey: expected", "survey: expected\nsuccessor: smal", "small.yaml, line 6: there is no playbook \"smal\". Did you mean \"small\"? Write one of: small." },
        { "code: 1", "code: one", "small.yaml, line 23: \"one\" is not a whole number. Write digits only, for example 3." },
        { "who: chair", "who: chair\n        only_outcome: 7", "small.yaml, line 36: this playbook has no outcome 7. Add it under \"outcomes\", or write the code of one that is there." },
        { "title: A small one", "title: \"A small one", "small.yaml, line" },
        { "survey: expected", "survey: expected\nsurvey: none", "this is not well-formed YAML" },
    };

    [Fact]
    public void Load_OfARightFile_GivesBothVersions()
    {
        var shelf = Load(Right).Shelf!;
        Assert.Equal(["one", "two"], shelf.All.Select(version => version.Version));
        Assert.Equal((new(2023, 12, 31), "one"), (shelf.All[0].ValidTo!.Value, shelf.All[1].Supersedes));
        Assert.Equal(("Because.", "Otherwise."), (shelf.All[0].Steps[0].Why, shelf.All[1].Steps[0].Why));
    }

    [Theory]
    [MemberData(nameof(WrongFiles))]
    public void Load_OfAWrongFile_SaysWhereAndWhatWouldBeRight(string right, string wrong, string expected)
    {
        Assert.Contains(right, Right, StringComparison.Ordinal);
        var load = Load(Right.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Null(load.Shelf);
        foreach (var part in expected.Split('|')) Assert.Contains(load.Mistakes, mistake => mistake.ToString().Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_OfAFileWithManyMistakes_NamesThemAllInOrderOfLines()
    {
        var text = Right.Replace("who: chair", "who: chiar", StringComparison.Ordinal)
            .Replace("N+10wd", "N+10x", StringComparison.Ordinal)
            .Replace("level: public\n        shared", "level: pubic\n        shared", StringComparison.Ordinal)
            .Replace("2024-01-01", "soon", StringComparison.Ordinal);
        Assert.Equal([10, 18, 35, 51], Load(text).Mistakes.Select(mistake => mistake.Line).Distinct());
    }

    [Fact]
    public void Load_OfTwoFilesOfWhichOneIsNoYaml_StillChecksTheOther()
    {
        var load = PlaybookFolder.Load([new("a.yaml", "id: [\n"), new("b.yaml", Right.Replace("who: chair", "who: chiar", StringComparison.Ordinal))]);
        Assert.Equal(["a.yaml", "b.yaml"], load.Mistakes.Select(mistake => mistake.File));
    }

    [Fact]
    public void Load_OfTheSameIdTwice_NamesTheOtherFile()
    {
        var load = PlaybookFolder.Load([new("a.yaml", Right), new("b.yaml", Right)]);
        Assert.Equal(
            "b.yaml, line 1: the playbook \"small\" is already in a.yaml. Give this one an id of its own, or make it a version in that file.",
            Assert.Single(load.Mistakes).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("just words")]
    [InlineData("- a\n- list")]
    [InlineData("\0\u0001")]
    public void Load_OfWhatIsNoPlaybook_IsAMistakeNotACrash(string text) => Assert.NotEmpty(Load(text).Mistakes);

    [Fact]
    public void Load_OfAMissingFolder_SaysSo()
    {
        var mistake = Assert.Single(PlaybookFolder.Load(Path.Combine(Path.GetTempPath(), "no-such-folder-of-playbooks")).Mistakes);
        Assert.Equal("there is no such folder", mistake.Wrong);
    }

    [Fact]
    public void Load_OfAnOperatorsFolder_UsesIt()
    {
        var folder = Directory.CreateTempSubdirectory("playbooks");
        try
        {
            Assert.Equal("there is no playbook in this folder", Assert.Single(PlaybookFolder.Load(folder.FullName).Mistakes).Wrong);
            File.WriteAllText(Path.Combine(folder.FullName, "mine.yaml"), Right);
            Assert.Equal("small", PlaybookFolder.Load(folder.FullName).Shelf!.All[0].Id);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void BankHolidays_WithMistakes_NamesThemAll()
    {
        var load = BankHolidayFile.Read(new("bank-holidays.yaml", "one_offs:\n  - date: 2030-02-30\n    name: X\n  - { date: 2031-05-01, nam: Y }\n"));
        Assert.Equal(
            [
                "bank-holidays.yaml, line 2: \"2030-02-30\" is not a date. Write year-month-day, for example 2025-07-07.",
                "bank-holidays.yaml, line 4: a bank holiday has no \"name\". Add a line \"name: ...\".",
                "bank-holidays.yaml, line 4: a bank holiday has no \"nam\". Did you mean \"name\"? Write one of: date, name, instead_of.",
            ],
            load.Mistakes.Select(mistake => mistake.ToString()));
    }

    private static PlaybookLoad Load(string text) => PlaybookFolder.Load([new("small.yaml", text), new("sources.yaml", Sources)]);
}
