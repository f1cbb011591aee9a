using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Storage;
using ForumBot.Tests.Vault.Notes;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Reading;

namespace ForumBot.Tests.Vault.Afterwards;

/// <summary>Notes beside the report, one by one.</summary>
public sealed class CompareTests
{
    [Fact]
    public async Task Compare_BeforeTheReportIsOut_IsASentenceWithoutANote()
    {
        using var after = await Aftermath.EmbargoedAsync();

        var answer = await after.PressesAsync(after.World.Rae, Verbs.CompareNotes);

        Assert.Contains("The report is not out yet", answer.Text);
        Assert.DoesNotContain(Aftermath.Canary, answer.Text);
    }

    [Fact]
    public async Task Compare_OnceItIsOut_ShowsHowFarItIs()
    {
        using var after = await Aftermath.PublishedAsync();
        await after.MarksAsync(after.World.Dev, Aftermath.IdOf(1), "Missing");

        var answer = await after.PressesAsync(after.World.Rae, Verbs.CompareNotes);

        Assert.Contains("1 of 3 compared.", answer.Text);
        Assert.Equal((AccessKind.Opened, null), (await after.World.LogAsync()).Select(line => (line.Kind, line.About)).Last());
    }

    [Fact]
    public async Task Compare_SaidInAChat_LeadsToTheDialogAndSaysNothing()
    {
        using var after = await Aftermath.PublishedAsync();

        var answer = await after.World.Rae.Says("compare notes");

        Assert.Equal(ConfidentialCard.Title, answer.Card.Title);
        Assert.DoesNotContain(Aftermath.Canary, answer.Text);
    }

    [Fact]
    public async Task Mark_OnANote_IsKeptAndTheNextOneComes()
    {
        using var after = await Aftermath.PublishedAsync();

        var answer = await after.MarksAsync(after.World.Rae, Aftermath.IdOf(0), "Missing");

        var kept = (await after.NoteAsync(Aftermath.IdOf(0))).Compared!;
        Assert.Equal((Comparison.Missing, "Rae"), (kept.Result, kept.By.Name));
        Assert.Contains("Kept: missing.", answer.Text);
        Assert.Contains(Aftermath.Canary + " two", answer.Text);
    }

    [Fact]
    public async Task Mark_ChangedToInTheReport_TakesItOffTheActionList()
    {
        using var after = await Aftermath.PublishedAsync();
        await after.MarksAsync(after.World.Rae, Aftermath.IdOf(0), "Missing");
        await after.PressesAsync(after.World.Rae, Verbs.MarkAction, (ActionsCard.Note, Aftermath.IdOf(0)), (ActionsCard.Raised, "yes"));

        await after.MarksAsync(after.World.Dev, Aftermath.IdOf(0), "InReport");

        var note = await after.NoteAsync(Aftermath.IdOf(0));
        Assert.Equal((Comparison.InReport, "Dev"), (note.Compared!.Result, note.Compared.By.Name));
        Assert.Null(note.Raised);
    }

    [Fact]
    public async Task Marks_OfTwoPeopleAtOnce_AreAllKept()
    {
        using var after = await Aftermath.PublishedAsync([.. Enumerable.Range(0, 20).Select(i => Aftermath.Said($"point {i}"))]);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() =>
            after.MarksAsync(i % 2 == 0 ? after.World.Dev : after.World.Rae, Aftermath.IdOf(i), i % 3 == 0 ? "Missing" : "InReport"))));

        Assert.Contains("All 20 compared.", (await after.PressesAsync(after.World.Rae, Verbs.CompareNotes)).Text);
    }

    [Fact]
    public async Task Step_WhenTheLastNoteIsCompared_IsTickedAndHoldsNoWordOfANote()
    {
        using var after = await Aftermath.PublishedAsync(Aftermath.Said("one"), Aftermath.Said("two"));
        var step = after.LayOut(await after.ReadAsync()).Playbook.Steps.Single(one => one.Vault == VaultPart.Compare);
        await after.MarksAsync(after.World.Rae, Aftermath.IdOf(0), "Missing");
        Assert.False((await after.ReadAsync()).Ticks.ContainsKey(step.Id));

        var answer = await after.MarksAsync(after.World.Dev, Aftermath.IdOf(1), "Different");

        Assert.Contains("Kept: different. You have compared all the notes.", answer.Text);
        Assert.DoesNotContain("ticked", answer.Text);
        var inspection = await after.ReadAsync();
        Assert.Equal("Dev", inspection.Ticks[step.Id].Name);
        Assert.DoesNotContain(inspection.Answers.Keys, key => key.StartsWith(step.Id + ".", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Step_WhileANoteThatIsKeptFromThemIsLeft_IsNotTicked()
    {
        using var after = await Aftermath.PublishedAsync(Aftermath.Said("one"), Aftermath.Said("two"));
        await after.Store.UpdateAsync<SealedNote>(Aftermath.IdOf(1), note => note with { KeptFrom = [SealedNote.MarkOf(note.InspectionId, after.World.Rae.Id.Key)] });

        var answer = await after.MarksAsync(after.World.Rae, Aftermath.IdOf(0), "InReport");

        Assert.Contains("All 1 compared.", answer.Text);
        Assert.Contains("Kept: in the report. You have compared all the notes.", answer.Text);
        Assert.DoesNotContain("FULL-P-08", (await after.ReadAsync()).Ticks.Keys);
    }

    [Theory]
    [InlineData("00000000000000000000000000000001", "Missing")]
    [InlineData("00000000000000000000000000000009", "Missing")]
    [InlineData("00000000000000000000000000000000", "7")]
    [InlineData("00000000000000000000000000000000", "nonsense")]
    public async Task Mark_OfWhatIsNotTheirs_ChangesNothing(string note, string result)
    {
        using var after = await Aftermath.PublishedAsync();
        await after.Store.UpdateAsync<SealedNote>(Aftermath.IdOf(1), one => one with { KeptFrom = [SealedNote.MarkOf(one.InspectionId, after.World.Rae.Id.Key)] });

        var answer = await after.MarksAsync(after.World.Rae, note, result);

        Assert.Contains("I can’t find that note", answer.Text);
        Assert.Null((await after.NoteAsync(Aftermath.IdOf(0))).Compared);
        Assert.Null((await after.NoteAsync(Aftermath.IdOf(1))).Compared);
    }

    [Fact]
    public async Task Actions_ListWhatIsMissingOrDifferent()
    {
        using var after = await Aftermath.PublishedAsync();
        await after.MarksAsync(after.World.Rae, Aftermath.IdOf(0), "Missing");
        await after.MarksAsync(after.World.Rae, Aftermath.IdOf(1), "InReport");
        await after.MarksAsync(after.World.Rae, Aftermath.IdOf(2), "Different");

        var answer = await after.PressesAsync(after.World.Dev, Verbs.ShowActions);

        Assert.Contains("0 of 2 raised", answer.Text);
        Assert.Contains(Aftermath.Canary + " one", answer.Text);
        Assert.DoesNotContain(Aftermath.Canary + " two", answer.Text);
        Assert.Contains(Aftermath.Canary + " three", answer.Text);
    }

    [Fact]
    public async Task Actions_ForAMember_HoldTheOpenedSectionsAlone()
    {
        using var after = await Aftermath.PublishedAsync(Aftermath.Said("one"), Aftermath.Said("two", NoteSection.Questions));
        await after.MarksAsync(after.World.Rae, Aftermath.IdOf(0), "Missing");
        await after.MarksAsync(after.World.Rae, Aftermath.IdOf(1), "Missing");
        Assert.DoesNotContain(Aftermath.Canary, (await after.PressesAsync(after.World.Moe, Verbs.ShowActions)).Text);

        await after.OpenSectionAsync(NoteSection.Questions);

        var answer = await after.PressesAsync(after.World.Moe, Verbs.ShowActions);
        Assert.Contains(Aftermath.Canary + " two", answer.Text);
        Assert.DoesNotContain(Aftermath.Canary + " one", answer.Text);
    }

    [Fact]
    public async Task Action_TickedByAMember_IsRefused()
    {
        using var after = await Aftermath.PublishedAsync();
        await after.OpenSectionAsync(NoteSection.ToImprove);
        await after.MarksAsync(after.World.Rae, Aftermath.IdOf(0), "Missing");

        await after.PressesAsync(after.World.Moe, Verbs.MarkAction, (ActionsCard.Note, Aftermath.IdOf(0)), (ActionsCard.Raised, "yes"));

        Assert.Null((await after.NoteAsync(Aftermath.IdOf(0))).Raised);
    }

    [Fact]
    public async Task Action_TickedByTheChairOfAnOpenedSection_IsKeptUntilTakenBack()
    {
        using var after = await Aftermath.PublishedAsync();
        await after.OpenSectionAsync(NoteSection.ToImprove);
        await after.MarksAsync(after.World.Rae, Aftermath.IdOf(0), "Missing");

        await after.PressesAsync(after.World.Ann, Verbs.MarkAction, (ActionsCard.Note, Aftermath.IdOf(0)), (ActionsCard.Raised, "yes"));
        Assert.Equal("Ann", (await after.NoteAsync(Aftermath.IdOf(0))).Raised!.Name);

        await after.PressesAsync(after.World.Dev, Verbs.MarkAction, (ActionsCard.Note, Aftermath.IdOf(0)), (ActionsCard.Raised, "no"));
        Assert.Null((await after.NoteAsync(Aftermath.IdOf(0))).Raised);
    }

    [Fact]
    public async Task Action_ThatIsInTheReport_CannotBeTicked()
    {
        using var after = await Aftermath.PublishedAsync();
        await after.MarksAsync(after.World.Rae, Aftermath.IdOf(0), "InReport");

        await after.PressesAsync(after.World.Rae, Verbs.MarkAction, (ActionsCard.Note, Aftermath.IdOf(0)), (ActionsCard.Raised, "yes"));

        Assert.Null((await after.NoteAsync(Aftermath.IdOf(0))).Raised);
    }

    /// <summary>Everybody who was not in the room, on every verb of this folder, before and after, in a dialog and in a chat: not a word.</summary>
    [Theory]
    [MemberData(nameof(Denials))]
    public async Task WhoWasNotInTheRoom_WithAnyVerb_GetsNotAWordAndChangesNothing(string who, string verb, bool published)
    {
        using var after = published ? await Aftermath.PublishedAsync() : await Aftermath.EmbargoedAsync();
        var actor = who switch
        {
            "Ann" => after.World.Ann,
            "Moe" => after.World.Moe,
            "Lena" => after.World.Lena,
            "Nell" => after.World.Nell,
            _ => await after.World.WithRoleAsync("Ted", Role.TechnicalAdmin),
        };
        (string, string)[] keys =
        [
            (CompareCard.Note, Aftermath.IdOf(0)), (CompareCard.Result, "Missing"), (ActionsCard.Raised, "yes"), (KeepingCard.Act, "erase"), (CompareCard.Next, ""),
        ];

        var dialog = await after.PressesAsync(actor, verb, keys);
        var chat = await actor.PressesVerb(verb, keys.Append(("inspection", after.Inspection)).ToDictionary(pair => pair.Item1, pair => pair.Item2));

        foreach (var card in dialog.Delivered.Concat(chat.Delivered).Select(one => one.Card).Append(dialog.Pressed).Append(chat.Pressed).OfType<Card>())
        {
            Assert.DoesNotContain(Aftermath.Canary, PlainText.Of(card), StringComparison.Ordinal);
        }

        var note = await after.NoteAsync(Aftermath.IdOf(0));
        Assert.Null(note.Compared);
        Assert.Null(note.Raised);
        Assert.True(after.World.Keys.Has(after.Inspection));
    }

    public static TheoryData<string, string, bool> Denials()
    {
        var rows = new TheoryData<string, string, bool>();
        foreach (var who in (string[])["Ann", "Moe", "Lena", "Nell", "Ted"])
        {
            foreach (var verb in (string[])[Verbs.CompareNotes, Verbs.MarkCompared, Verbs.ShowActions, Verbs.MarkAction, Verbs.ExportNotes, Verbs.ShowKeeping, Verbs.EraseNotes])
            {
                rows.Add(who, verb, false);
                rows.Add(who, verb, true);
            }
        }

        return rows;
    }
}
