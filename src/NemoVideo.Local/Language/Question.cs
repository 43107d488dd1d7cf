namespace NemoVideo.Local.Language;

/// <summary>What a question is about, where the project's state can answer it.</summary>
internal enum Question
{
    /// <summary>Not one that the state answers.</summary>
    Other,

    /// <summary>How long it is.</summary>
    Length,

    /// <summary>Which clips there are, how many, in which order, how long each is.</summary>
    Clips,

    /// <summary>What is on the timeline.</summary>
    Timeline,

    /// <summary>Whether there is music, which, where, how loud.</summary>
    Music,

    /// <summary>Which texts, titles and captions there are.</summary>
    Texts,

    /// <summary>The frame's shape and size.</summary>
    Frame,

    /// <summary>What the last edit did.</summary>
    LastEdit,
    Credits,
    Abilities,
}
