namespace NemoVideo.Local.Operations.Undos;

/// <summary>What an edit was about, as people name it when they want it undone: "undo the trim".</summary>
internal enum EditKind
{
    Trim,

    /// <summary>Which clips are on the timeline: left out, or kept.</summary>
    Clips,
    Order,
    Pauses,
    Highlights,
    Ranking,
    Speed,
    Volume,
    Music,

    /// <summary>Titles and other texts.</summary>
    Text,
    Captions,
    Logo,
    Board,
    Fades,
    CrossFades,
    Frame,
    Loudness,
    Stills,
}
