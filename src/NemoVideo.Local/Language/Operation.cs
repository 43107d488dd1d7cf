using NemoVideo.Local.Editing;
using NemoVideo.Local.Editing.Leaderboards;
using NemoVideo.Local.Editing.Ranking;
using NemoVideo.Local.Language.Standings;

namespace NemoVideo.Local.Language;

/// <summary>One thing that an instruction asks for. What it does to a timeline is the editor's business.</summary>
internal abstract record Operation;

/// <summary>A point in a clip or timeline, counted from its beginning or, with <paramref name="FromEnd"/>, back from its end.</summary>
internal readonly record struct TimePoint(TimeSpan Offset, bool FromEnd = false)
{
    public static TimePoint Start => new(TimeSpan.Zero);

    public static TimePoint End => new(TimeSpan.Zero, FromEnd: true);
}

/// <summary>Which clip an operation is about: its number (from 1, −1 for the last) or its file name; null members mean "not said".</summary>
internal sealed record ClipReference(int? Number = null, string? Name = null)
{
    /// <summary>"each clip", in a message that does not list its clips (else there is one operation a clip).</summary>
    public static ClipReference Each { get; } = new(0);
}

/// <summary>What a volume, mute or fade is about.</summary>
internal enum SoundTarget { Everything, Clips, Music }

/// <summary>Puts all clips one after another.</summary>
/// <param name="Order">File names or numbers in the order asked for; clips that it does not name follow in their present order; null keeps the order of upload.</param>
internal sealed record JoinClips(IReadOnlyList<ClipReference>? Order = null) : Operation;

/// <summary>Ranks the clips by a measured score and makes a countdown of the best.</summary>
internal sealed record RankClips : Operation
{
    /// <summary>What is to count, in the order said; empty: the usual parts with their usual weights.</summary>
    public IReadOnlyList<RankedPart> Parts { get; init; } = [];

    /// <summary>Nothing but <see cref="Parts"/> counts ("rank by motion"); else the others share what is left ("weight loudness 40%").</summary>
    public bool OnlyParts { get; init; }

    /// <summary>How many places are shown; null is the editor's own choice.</summary>
    public int? Top { get; init; }

    /// <summary>All are shown.</summary>
    public bool All { get; init; }

    /// <summary>What the words want to rank by and footage can't tell ("engagement score"); the measured score stands in for it.</summary>
    public string? StandsFor { get; init; }
}

/// <summary>A part of the score that is named, with its weight in percent where that is said.</summary>
internal readonly record struct RankedPart(RankPart Part, double? Percent = null);

/// <summary>"to the first 5 seconds", "from 0:10 to 0:25", "keep the last 10 seconds".</summary>
internal sealed record KeepRange(TimePoint From, TimePoint To, ClipReference? Clip = null) : Operation;

/// <summary>"remove the last 3 seconds", "cut out 0:10 to 0:25".</summary>
internal sealed record CutRange(TimePoint From, TimePoint To, ClipReference? Clip = null) : Operation;

/// <summary>Cuts out the pauses in the speech.</summary>
/// <param name="LongerThan">Only pauses longer than this; null is the editor's own measure.</param>
internal sealed record CutPauses(TimeSpan? LongerThan = null) : Operation;

/// <summary>Background music: the uploaded audio file of that name, any uploaded one, else a bed that the backend makes.</summary>
/// <param name="Volume">Percent; null is the editor's own level.</param>
internal sealed record AddMusic(double? Volume = null, string? FileName = null) : Operation;

/// <summary>Sets the volume. <paramref name="Relative"/>: percent of what it is now, else of the source's level. 0 is mute.</summary>
internal sealed record SetVolume(SoundTarget Target, double Percent, bool Relative = false, ClipReference? Clip = null) : Operation;

/// <summary>Fades in, out or both, by default over one second.</summary>
internal sealed record Fade(bool In, bool Out, TimeSpan? Duration = null, SoundTarget? SoundOnly = null) : Operation;

/// <summary>Cross-fades between the clips.</summary>
internal sealed record CrossFade(TimeSpan? Duration = null) : Operation;

/// <summary>2 is twice as fast, 0.5 half as fast.</summary>
internal sealed record ChangeSpeed(double Factor, ClipReference? Clip = null) : Operation;

/// <summary>The frame's shape and size. Members that are null were not said.</summary>
/// <param name="AspectWidth">16 of 16:9.</param>
/// <param name="AspectHeight">9 of 16:9.</param>
/// <param name="Lines">1080 of "1080p": the shorter side, in pixels.</param>
/// <param name="Width">An exact width in pixels, with <paramref name="Height"/>.</param>
internal sealed record SetFrame(
    int? AspectWidth = null, int? AspectHeight = null, int? Lines = null, int? Width = null, int? Height = null, FitMode? Fit = null) : Operation;

/// <summary>A title or text. Times are on the timeline; null is the editor's own choice (a title: the first 3 seconds).</summary>
internal sealed record AddText(
    string Text, TextStyle Style, TimePoint? From = null, TimePoint? To = null, Position? Position = null) : Operation;

/// <summary>Captions with their times on the timeline, in one go; none where they were asked for without any being given.</summary>
/// <param name="Captions">Each with its <see cref="AddText.From"/>; without a <see cref="AddText.To"/> it stays as long as it takes to read.</param>
internal sealed record AddCaptions(IReadOnlyList<AddText> Captions) : Operation;

/// <summary>Brings the whole to a loudness.</summary>
/// <param name="Target">LUFS; null is the editor's own.</param>
internal sealed record NormalizeLoudness(double? Target = null) : Operation;

/// <summary>A length for the whole, without saying which part is to go.</summary>
internal sealed record FitLength(TimeSpan Length) : Operation;

/// <summary>How long each image is shown.</summary>
internal sealed record ShowImages(TimeSpan Duration) : Operation;

/// <summary>Holds the frame at a point of the timeline for a while.</summary>
internal sealed record FreezeFrame(TimePoint At, TimeSpan Duration) : Operation;

/// <summary>Puts an uploaded image into a corner.</summary>
internal sealed record AddLogo(string? FileName = null, Position? Corner = null) : Operation;

/// <summary>A ranked leaderboard over the picture, or another look for the one that is there. Members that are null were not said.</summary>
/// <param name="Standings">What came with the message; null when nothing did.</param>
/// <param name="Rows">How many places are shown.</param>
/// <param name="Title">Empty: there is to be none.</param>
/// <param name="Color">Of title and bars, as <c>RRGGBB</c>.</param>
/// <param name="Update">The standings change those of the board that is there.</param>
internal sealed record AddLeaderboard(
    StandingList? Standings = null, string? Title = null, LeaderboardSide? Side = null, int? Rows = null,
    TimePoint? From = null, TimePoint? To = null, string? Color = null, bool? Update = null) : Operation;

internal enum TrackKind { Music, Text, Logo, Leaderboard, Number }

/// <summary>Takes a track away. <paramref name="Number"/> counts from 1 as the timeline's summary does.</summary>
internal sealed record RemoveTrack(TrackKind Kind, int? Number = null) : Operation;

/// <summary>Keeps the best moments. Members that are null were not said.</summary>
/// <param name="Total">Length of the result.</param>
/// <param name="Count">How many moments.</param>
/// <param name="Length">Length of each.</param>
/// <param name="StandsFor">What is meant by best but can't be measured, as it was said: "goals".</param>
/// <param name="TakeOut">The words are to take them out, or may be.</param>
internal sealed record FindHighlights(
    TimeSpan? Total = null, int? Count = null, TimeSpan? Length = null, string? StandsFor = null, bool TakeOut = false) : Operation;

/// <summary>Takes the last edit back.</summary>
internal sealed record Undo : Operation;

/// <summary>Exports are not the agent's to make: it points to the export button, as the cloud does.</summary>
internal sealed record ExportRequest(string? Format = null) : Operation;

/// <summary>What was read out of a message.</summary>
internal sealed record Instruction
{
    /// <summary>The operations, in the order in which they were said.</summary>
    public IReadOnlyList<Operation> Operations { get; init; } = [];

    /// <summary>The parts of the message that were not understood, word for word.</summary>
    public IReadOnlyList<string> NotUnderstood { get; init; } = [];

    /// <summary>What was said not to be done ("keep the pauses"), word for word; nothing is done for it.</summary>
    public IReadOnlyList<string> Declined { get; init; } = [];

    /// <summary>File names of the line <c>Clips: 1. a.mp4, 2. b.mp4</c>: a new timeline begins with these; null without such a line.</summary>
    public IReadOnlyList<string>? Clips { get; init; }

    /// <summary>The rows of a table that came with the message and that no operation takes, as they stand, one a line; else null.</summary>
    public string? Table { get; init; }

    /// <summary>A question was asked and nothing else was understood.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>Answers are given in Chinese.</summary>
    public bool Chinese { get; init; }
}
