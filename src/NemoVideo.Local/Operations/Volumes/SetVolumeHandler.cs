using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Volumes;

/// <summary>Sets the volume of clips, of the music, or of both; 0 mutes.</summary>
internal sealed class SetVolumeHandler : OperationHandler<SetVolume>
{
    public override string Tool => "set_volume";

    public override Phrase Ability => new("set the volume or mute", "调节音量或静音");

    protected override Outcome Apply(SetVolume operation, EditContext context)
    {
        var draft = context.Draft;
        var clip = operation.Clip is null || operation.Clip.IsEach() ? null : draft.FindClip(operation.Clip);
        var clips = operation.Target != SoundTarget.Music || operation.Clip is not null;
        var music = operation.Target != SoundTarget.Clips && operation.Clip is null;
        HashSet<string> targets =
        [
            .. draft
                .Shots()
                .Where(shot => clips && context.HasSound(shot) && (clip is null || shot.Source == clip))
                .Select(shot => shot.Id),
            .. draft
                .Tracks.Where(track => music && track.Type == TrackType.Audio)
                .SelectMany(track => track.Segments)
                .Select(segment => segment.Id),
        ];
        var what = (clips, music) switch
        {
            (true, true) => new Phrase("the sound", "声音"),
            (false, _) => new Phrase("the music", "音乐"),
            _ when clip is not null => TimePoints.TheClip,
            _ => new Phrase("the clips", "片段原声"),
        };
        if (targets.Count == 0)
        {
            throw (clips, music) switch
            {
                (false, _) => new NotPossibleException("There is no music on the timeline.", "时间线上没有音乐。"),
                _ when clip is not null => new NotPossibleException("The clip has no sound.", "该片段没有声音。"),
                _ => new NotPossibleException("The clips have no sound.", "片段没有声音。"),
            };
        }

        var after = draft with { Tracks = [.. draft.Tracks.Select(track => track with { Segments = [.. track.Segments.Select(Change)] })] };
        var mute = operation.Percent <= 0;
        var level = Phrase.Number(operation.Percent);
        if (ShotList.Same(after, draft))
        {
            return mute
                ? Outcome.NothingToDo($"{Upper(what.English)} {Is(what)} already muted.", $"{what.Chinese}已经是静音。")
                : Outcome.NothingToDo($"{Upper(what.English)} {Is(what)} already at that volume.", $"{what.Chinese}已经是这个音量。");
        }

        var levels = after
            .Tracks.SelectMany(track => track.Segments)
            .Where(segment => targets.Contains(segment.Id))
            .Select(segment => segment.Volume)
            .Distinct()
            .ToList();
        return (mute, operation.Relative && levels.Count > 1) switch
        {
            (true, _) => Outcome.Done(after, $"Muted {what.English}.", $"已将{what.Chinese}静音。"),
            (_, true) => Outcome.Done(
                after,
                $"Set the volume of {what.English} to {level}% of what it was.",
                $"已将{what.Chinese}的音量调为原来的 {level}%。"
            ),
            _ => Outcome.Done(
                after,
                $"Set the volume of {what.English} to {Phrase.Number(levels[0])}%.",
                $"已将{what.Chinese}的音量设为 {Phrase.Number(levels[0])}%。"
            ),
        };

        Segment Change(Segment segment) =>
            !targets.Contains(segment.Id)
                ? segment
                : segment with
                {
                    Volume = operation.Relative
                        ? Levels.Limit(segment.Volume * operation.Percent / 100)
                        : Levels.Exactly(operation.Percent),
                };
    }

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Is(Phrase what) => what.English == "the clips" ? "are" : "is";
}
