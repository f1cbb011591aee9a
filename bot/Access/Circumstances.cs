namespace ForumBot.Access;

/// <summary>
/// What is so at this moment, beyond roles and places. The default is the most cautious: not in the room, embargo in force.
/// </summary>
/// <param name="InTheRoom">
/// The asker is listed as present at the feedback meeting and has accepted its terms. Source: docs/rules.md, CONF-01, CONF-27.
/// </param>
/// <param name="EmbargoLifted">
/// The publication of the report is recorded and two people confirmed it. A forecast day that passes never makes this true. Source: docs/rules.md, CONF-03, CONF-04.
/// </param>
public readonly record struct Circumstances(bool InTheRoom, bool EmbargoLifted);
