using ForumBot.Checklists;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Tests.Reminders.Plan;
using NodaTime;

namespace ForumBot.Tests.Vault.Attending;

/// <summary>A forum and a list of who goes, without a conversation. Tuesday 16 March 2027, 9am.</summary>
internal static class ListScene
{
    internal static readonly Scene Start = Scene.Started().On(3, 16);

    internal static Forum TheForum => Start.Forum;

    internal static string[] Keys(params Person[] people) => [.. people.Select(person => person.Id.Key)];

    internal static Mark By(Person who, int hoursLater = 0) => Scene.By(who, Start.Now + Duration.FromHours(hoursLater));

    /// <summary>These are on the list and have accepted.</summary>
    internal static Attendance InTheRoom(params Person[] people) => new()
    {
        People = [.. people.Select(one => Named(one) with { Accepted = By(one), Terms = "1" })],
    };

    internal static Attendee Named(Person who) => new(who.Id.Key, who.Name, TakesNotes: false, By(Scene.Chair));

    internal static Forum Left(Forum forum, Person who, int hoursLater = 1) =>
        Members.Leave(forum, who.Id, Start.Now + Duration.FromHours(hoursLater)).After!;

    internal static Forum With(Forum forum, Person who, Role role, int hoursLater = 1) => forum with
    {
        Memberships = forum.Memberships.Add(new(who, role, Start.Now + Duration.FromHours(hoursLater), null, Scene.Chair.Id)),
    };

    internal static OpenInspection Open(Scene scene) => scene.Situation.Open;

    internal static Scene Listing(this Scene scene, Attendance attendance) => scene with { Inspection = scene.Inspection with { Attendance = attendance } };
}
