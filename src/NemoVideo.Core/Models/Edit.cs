namespace NemoVideo.Core;

/// <summary>How certain it is that an edit was made.</summary>
public enum EditOutcome
{
    /// <summary>The timeline changed.</summary>
    Changed,

    /// <summary>The timeline is unchanged: a question answered, an instruction not understood.</summary>
    Unchanged,

    /// <summary>Under -WhatIf: nothing was sent.</summary>
    Planned,
}

/// <summary>One instruction and its result.</summary>
public sealed class Edit
{
    /// <summary>The instruction as the user gave it.</summary>
    public required string Prompt { get; init; }

    /// <summary>What the service answered, or a summary of the changes if it answered without words.</summary>
    public string Reply { get; init; } = "";

    /// <summary>What changed in the timeline, one line per change.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>Whether the timeline changed.</summary>
    public EditOutcome Outcome { get; init; }

    /// <summary>The timeline after the edit.</summary>
    public Timeline? Timeline { get; init; }

    /// <summary>What the edit found in the footage: standings, a ranking, selected moments.</summary>
    public IReadOnlyList<Analysis> Analyses { get; init; } = [];

    /// <summary>The project's clips that the instruction was about, in input order.</summary>
    public IReadOnlyList<Clip> Clips { get; init; } = [];

    /// <summary>Credits it used; null if the balance could not be read or other edits ran at the same time.</summary>
    public decimal? CreditsUsed { get; init; }

    /// <summary>From sending the instruction to its result.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>What the service said to click, as commands.</summary>
    public IReadOnlyList<NextAction> NextActions { get; init; } = [];

    /// <summary>The project that was edited.</summary>
    public required Project Project { get; init; }

    /// <summary>The API's session id of that project.</summary>
    public string SessionId => Project.SessionId;

    /// <summary>File or folder that a later Export-NemoVideo writes to if it is given none.</summary>
    public string? Destination { get; init; }

    /// <summary>Made under -WhatIf: nothing was sent.</summary>
    public bool IsPlanned => Outcome == EditOutcome.Planned;

    /// <summary>The connection it was sent over.</summary>
    public Connection? Connection => Project.Connection;

    /// <inheritdoc/>
    public override string ToString() => Prompt;
}

/// <summary>What the service's mention of buttons and panels means here.</summary>
public sealed class NextAction
{
    /// <summary>Its kind: Export, ShowTimeline, ShowProject or Edit.</summary>
    public required NextActionKind Kind { get; init; }

    /// <summary>The service's words.</summary>
    public required string Said { get; init; }

    /// <summary>The command that does it.</summary>
    public required string Command { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Command;
}

/// <summary>Kinds of <see cref="NextAction"/>, from the documents' table of GUI talk.</summary>
public enum NextActionKind
{
    /// <summary>"Export button", "导出".</summary>
    Export,

    /// <summary>"preview in timeline".</summary>
    ShowTimeline,

    /// <summary>"open [panel]", "打开".</summary>
    ShowProject,

    /// <summary>"drag/drop", "拖拽".</summary>
    Edit,

    /// <summary>"click [button]", "点击", for any button not covered above.</summary>
    Click,
}
