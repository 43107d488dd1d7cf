using NemoVideo.Core;

namespace NemoVideo.Tests.Wire;

/// <summary>What part of the API a case is about. Cases of different parts can be combined.</summary>
internal enum WirePart
{
    Account,
    Session,
    Credits,
    Upload,
    State,
    Message,
    Submit,
    Poll,
    Download,
}

/// <summary>One line of the table: what the server says, and what the user must see.</summary>
/// <param name="Says">Changes how the cloud answers; see <see cref="FakeCloud"/>.</param>
internal sealed record WireCase(WirePart Part, string Name, Action<FakeCloud> Says, Sees Sees)
{
    public override string ToString() => $"{Part}: {Name}";
}

/// <summary>What the user must see of a clip that is sent, edited and exported. By default: no error, and the video on the disk.</summary>
internal sealed record Sees
{
    /// <summary>The id of the error that the run ends with.</summary>
    public string? Error { get; init; }

    /// <summary>Words in that error.</summary>
    public string? Says { get; init; }

    /// <summary>The edit's reply, exactly.</summary>
    public string? Reply { get; init; }

    /// <summary>Words in one of the warnings; null: not looked at.</summary>
    public string? Warning { get; init; }

    /// <summary>There must be no warning.</summary>
    public bool Quiet { get; init; }

    public EditOutcome? Outcome { get; init; }

    /// <summary>Anything else.</summary>
    public Action<Seen>? Also { get; init; }
}
