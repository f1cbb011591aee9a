using ForumBot.Messaging;

namespace ForumBot.Practice;

/// <summary>
/// Somebody to play in the practice room. Who speaks is what the page says, which is why the room exists in Development and on this machine only.
/// </summary>
/// <param name="Id">The name in addresses and ids: "chair".</param>
/// <param name="Name">The made-up name people see.</param>
/// <param name="Part">The part in the forum, in words.</param>
/// <param name="Line">One sentence about this person.</param>
public sealed record Persona(string Id, string Name, string Part, string Line)
{
    /// <summary>Leads the forum.</summary>
    public static Persona Chair { get; } = new("chair", "Priya Shah", "Chair", "Leads the forum and runs the inspection here.");

    /// <summary>A representative.</summary>
    public static Persona Member { get; } = new("member", "Tom Evans", "Member", "Goes to meetings and works through the steps.");

    /// <summary>The area's contact for the inspection.</summary>
    public static Persona Lano { get; } = new("lano", "Grace Okafor", "LANO", "Your area’s contact for the inspection. Runs its timetable.");

    /// <summary>Somebody the forum does not know yet.</summary>
    public static Persona Newcomer { get; } = new("newcomer", "Sam Reed", "Newcomer", "Has just been added to the channel and knows nobody.");

    /// <summary>Everybody, in the order of the page.</summary>
    public static IReadOnlyList<Persona> All { get; } = [Chair, Member, Lano, Newcomer];

    /// <summary>The persona with this id, or null.</summary>
    public static Persona? Find(string? id) => All.FirstOrDefault(p => p.Id == id);

    /// <summary>The verified identity in a room.</summary>
    public Person In(string room) => new(new(PracticeMessenger.Name, room, Id), Name);
}
