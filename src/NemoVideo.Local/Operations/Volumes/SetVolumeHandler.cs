using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Volumes;

/// <summary>Sets the volume of clips, of the music, or of both, everywhere or in parts; 0 mutes.</summary>
internal sealed class SetVolumeHandler : OperationHandler<SetVolume>
{
    public override string Tool => "set_volume";

    public override Phrase Ability => new("set the volume or mute", "调节音量或静音");

    protected override Outcome Apply(SetVolume operation, EditContext context)
    {
        var (clips, music) = (operation.Target != SoundTarget.Music, operation.Target != SoundTarget.Clips);
        var (draft, targets) = Split(context, operation.Where, clips, music);
        var where = context.WordsOf(operation.Where);
        var somewhere = where.English.Length > 0;
        var what = (clips, music) switch
        {
            (false, _) => new Phrase("the music", "音乐"),
            (_, true) => new Phrase("the sound", "声音"),
            // "The sound in clip 2", but "the clips from 3 s to 6 s": not the music.
            _ when operation.Where is { In.Count: > 0 } named && named.In.All(place => place.Clip is not null) => new("the sound", "声音"),
            _ => new Phrase("the clips", "片段原声"),
        };
        if (targets.Count == 0)
        {
            throw (music, clips, somewhere) switch
            {
                (true, false, _) => new NotPossibleException("There is no music on the timeline.", "时间线上没有音乐。"),
                (_, _, true) => new NotPossibleException($"There is no sound{where.English}.", $"{where.Chinese}画面没有声音。"),
                _ => new NotPossibleException("The clips have no sound.", "片段没有声音。"),
            };
        }

        var changed = draft with
        {
            Tracks = [.. draft.Tracks.Select(track => track with { Segments = [.. track.Segments.Select(Change)] })],
        };
        var mute = operation.Percent <= 0;
        var level = Phrase.Number(operation.Percent);
        if (ShotList.Same(changed, draft))
        {
            return mute
                ? Outcome.NothingToDo(
                    $"{Upper(what.English)} {Is(what)} already muted{where.English}.",
                    $"{where.Chinese}{what.Chinese}已经是静音。"
                )
                : Outcome.NothingToDo(
                    $"{Upper(what.English)} {Is(what)} already at that volume{where.English}.",
                    $"{where.Chinese}{what.Chinese}已经是这个音量。"
                );
        }

        var after = changed.JoinMusic();
        var levels = changed
            .Tracks.SelectMany(track => track.Segments)
            .Where(segment => targets.Contains(segment.Id))
            .Select(segment => segment.Volume)
            .Distinct()
            .ToList();
        return (mute, operation.Relative && levels.Count > 1) switch
        {
            (true, _) => Outcome.Done(after, $"Muted {what.English}{where.English}.", $"已将{where.Chinese}{what.Chinese}静音。"),
            (_, true) => Outcome.Done(
                after,
                $"Set the volume of {what.English} to {level}% of what it was{where.English}.",
                $"已将{where.Chinese}{what.Chinese}的音量调为原来的 {level}%。"
            ),
            _ => Outcome.Done(
                after,
                $"Set the volume of {what.English} to {Phrase.Number(levels[0])}%{where.English}.",
                $"已将{where.Chinese}{what.Chinese}的音量设为 {Phrase.Number(levels[0])}%。"
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

    /// <summary>The timeline with what is meant in segments of its own, and their ids.</summary>
    private static (Draft Split, HashSet<string> Targets) Split(EditContext context, Scope? where, bool clips, bool music)
    {
        var (split, inside) = clips ? context.Split(where) : (context.Draft, _ => false);
        List<Segment> targets = [.. split.Shots().Where(shot => inside(shot) && context.HasSound(shot))];
        // Without sound there, the pictures need no cuts.
        split = targets.Count > 0 ? split : context.Draft;
        if (music)
        {
            IReadOnlyList<TimeRange> ranges = (where ?? Scope.Everywhere).RangesOn(context.Draft, context.Media);
            (split, var snapped) = split.CutMusicAt([.. ranges.SelectMany(range => (long[])[range.From, range.To])]);
            targets.AddRange(
                split
                    .Tracks.Where(track => track.Type == TrackType.Audio)
                    .SelectMany(track => track.Segments)
                    .Where(piece => ranges.Any(range => snapped[range.From] <= piece.Start && piece.End <= snapped[range.To]))
            );
        }

        return (split, [.. targets.Select(target => target.Id)]);
    }

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Is(Phrase what) => what.English == "the clips" ? "are" : "is";
}
