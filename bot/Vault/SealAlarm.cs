using System.Collections.Concurrent;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Vault.Sealing;
using NodaTime;

namespace ForumBot.Vault;

/// <summary>
/// What is said when the vault does not open: one clear card to who tried, and a word without any content to each technical admin, at most once a day for each
/// kind of fault. Notes that were erased on purpose are no fault, and nobody is alarmed.
/// </summary>
public sealed partial class SealAlarm(ILogger<SealAlarm> log)
{
    // Kept in memory: after a restart the admins may hear of it once more on the same day, which does no harm.
    private readonly ConcurrentDictionary<(string InspectionId, SealFault Fault), LocalDate> told = new();

    /// <summary>The answer, and who else hears of it. <paramref name="erased"/> is who erased the notes, when that is known.</summary>
    public IReadOnlyList<Reply> Raise(Turn turn, string inspectionId, SealFault fault, Mark? erased)
    {
        if (fault == SealFault.Erased && erased is not null)
        {
            return [new OnlyYou(VaultFaultCard.Erased(erased.Name, erased.At.InZone(London.Zone).LocalDateTime.Say(turn.Today)))];
        }

        Log.DoesNotOpen(log, inspectionId, fault);
        var what = fault switch
        {
            SealFault.KeyMissing => VaultFault.KeyMissing,
            SealFault.WrongRing => VaultFault.WrongRing,
            SealFault.Erased => VaultFault.KeyDestroyed,
            _ => VaultFault.Changed,
        };
        Person[] admins = [.. turn.Forum!.Holding(Role.TechnicalAdmin)];
        var answer = new OnlyYou(VaultFaultCard.Of(what, told: admins.Length > 0));
        return IsFirstToday(inspectionId, fault, turn.Today) ? [answer, .. admins.Select(admin => new Tell(admin.Id, VaultFaultCard.ForAdmin(what)))] : [answer];
    }

    private bool IsFirstToday(string inspectionId, SealFault fault, LocalDate today)
    {
        var isFirst = false;
        told.AddOrUpdate(
            (inspectionId, fault),
            _ =>
            {
                isFirst = true;
                return today;
            },
            (_, last) =>
            {
                isFirst = last != today;
                return today;
            });
        return isFirst;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Critical, "The vault of inspection {Inspection} does not open: {Fault}. Nothing was shown. Restore its keys; make no new ones.")]
        internal static partial void DoesNotOpen(ILogger log, string inspection, SealFault fault);
    }
}
