using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Captions;
using NemoVideo.Local.Operations.Fades;
using NemoVideo.Local.Operations.Frames;
using NemoVideo.Local.Operations.Highlights;
using NemoVideo.Local.Operations.Joins;
using NemoVideo.Local.Operations.Leaderboards;
using NemoVideo.Local.Operations.Logos;
using NemoVideo.Local.Operations.Loudness;
using NemoVideo.Local.Operations.Pauses;
using NemoVideo.Local.Operations.Rankings;
using NemoVideo.Local.Operations.Soundtracks;
using NemoVideo.Local.Operations.Speeds;
using NemoVideo.Local.Operations.Stills;
using NemoVideo.Local.Operations.Titles;
using NemoVideo.Local.Operations.Tracks;
using NemoVideo.Local.Operations.Trims;
using NemoVideo.Local.Operations.Volumes;

namespace NemoVideo.Local.Operations.Undos;

/// <summary>Which kind an operation is of, and what kinds are called.</summary>
internal static class EditKinds
{
    /// <summary>Null for what is of no kind: an undo, an export.</summary>
    /// <param name="before">The timeline that the numbers of tracks refer to; null where it is not known.</param>
    public static EditKind? Of(Operation operation, Draft? before = null) =>
        operation switch
        {
            KeepRange or CutRange or KeepRanges or CutRanges => EditKind.Trim,
            DropClips or KeepClips => EditKind.Clips,
            JoinClips or MoveClip or SwapClips or ReverseOrder => EditKind.Order,
            CutPauses or QuickenPace => EditKind.Pauses,
            FindHighlights => EditKind.Highlights,
            RankClips => EditKind.Ranking,
            ChangeSpeed => EditKind.Speed,
            SetVolume => EditKind.Volume,
            AddMusic => EditKind.Music,
            AddText or ChangeText => EditKind.Text,
            AddCaptions => EditKind.Captions,
            AddLogo => EditKind.Logo,
            AddLeaderboard => EditKind.Board,
            CrossFade or RemoveFades { In: false, Out: false, Cross: true } => EditKind.CrossFades,
            Fade or RemoveFades => EditKind.Fades,
            SetFrame => EditKind.Frame,
            NormalizeLoudness => EditKind.Loudness,
            ShowImages or FreezeFrame => EditKind.Stills,
            RemoveTrack removal => OfTrack(removal, before),
            _ => null,
        };

    /// <summary>Whether an operation takes away, or mutes, what is of a kind.</summary>
    /// <param name="before">As in <see cref="Of"/>.</param>
    public static bool Removes(Operation operation, EditKind kind, Draft? before = null) =>
        (operation, kind) switch
        {
            // All texts are removed together with the captions among them.
            (RemoveTrack { Kind: TrackKind.Text }, EditKind.Captions) => true,
            (RemoveTrack, _) => Of(operation, before) == kind,
            (DropClips or KeepClips or CutRanges or CutRange, EditKind.Clips) => true,
            (SetVolume { Percent: 0, Target: SoundTarget.Music }, EditKind.Music) => true,
            (SetVolume { Percent: 0 }, EditKind.Volume) => true,
            (RemoveFades { Cross: true }, EditKind.CrossFades) => true,
            (RemoveFades, EditKind.Fades) => Of(operation) == kind,
            _ => false,
        };

    /// <summary>The change, as in "undo the trim"; English without its article.</summary>
    public static Phrase Change(this EditKind kind) =>
        kind switch
        {
            EditKind.Trim => new("trim", "剪辑"),
            EditKind.Clips => new("choice of clips", "片段取舍"),
            EditKind.Order => new("change of order", "顺序调整"),
            EditKind.Pauses => new("cut of pauses", "停顿剪除"),
            EditKind.Highlights => new("highlight reel", "精彩集锦"),
            EditKind.Ranking => new("ranking", "片段排名"),
            EditKind.Speed => new("change of speed", "速度调整"),
            EditKind.Volume => new("change of volume", "音量调整"),
            EditKind.Music => new("music", "音乐"),
            EditKind.Text => new("text", "文字"),
            EditKind.Captions => new("caption edit", "字幕"),
            EditKind.Logo => new("logo", "徽标"),
            EditKind.Board => new("leaderboard", "排行榜"),
            EditKind.Fades => new("fade", "淡入淡出"),
            EditKind.CrossFades => new("cross-fade", "交叉淡化"),
            EditKind.Frame => new("change of the frame", "画幅调整"),
            EditKind.Loudness => new("loudness normalization", "响度标准化"),
            EditKind.Stills => new("still", "静止画面"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <summary>What was taken away, as in "put the music back"; English without its article.</summary>
    public static Phrase Thing(this EditKind kind) =>
        kind switch
        {
            EditKind.Clips => new("clip", "片段"),
            EditKind.Volume => new("muted sound", "静音的声音"),
            EditKind.Captions => new("caption track", "字幕"),
            _ => Change(kind),
        };

    private static EditKind? OfTrack(RemoveTrack removal, Draft? before) =>
        removal.Kind switch
        {
            TrackKind.Music => EditKind.Music,
            TrackKind.Text or TrackKind.Titles => EditKind.Text,
            TrackKind.Captions => EditKind.Captions,
            TrackKind.Logo => EditKind.Logo,
            TrackKind.Leaderboard => EditKind.Board,
            _ when removal.Number is { } number && number > 0 && number <= before?.Tracks.Count => before.Tracks[number - 1] switch
            {
                { Type: TrackType.Audio } => EditKind.Music,
                { Name: TrackName.Captions } => EditKind.Captions,
                { Name: TrackName.Logo } => EditKind.Logo,
                { Name: TrackName.Leaderboard } => EditKind.Board,
                { Name: TrackName.Ranking } => EditKind.Ranking,
                { Type: TrackType.Text } => EditKind.Text,
                _ => null,
            },
            _ => null,
        };
}
