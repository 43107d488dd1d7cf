using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Fades;
using NemoVideo.Local.Operations.Finishes;
using NemoVideo.Local.Operations.Highlights;
using NemoVideo.Local.Operations.Joins;
using NemoVideo.Local.Operations.Pauses;
using NemoVideo.Local.Operations.Rankings;
using NemoVideo.Local.Operations.Soundtracks;
using NemoVideo.Local.Operations.Speeds;
using NemoVideo.Local.Operations.Stills;
using NemoVideo.Local.Operations.Titles;
using NemoVideo.Local.Operations.Trims;
using NemoVideo.Local.Operations.Volumes;

namespace NemoVideo.Local.Operations.Undos;

/// <summary>An operation with another figure or another place: "make that 8", "no, I meant clip 2", "the same for the last clip".</summary>
internal static class Amendments
{
    /// <summary>The operation with a figure in place of its own; null if it has none that this could be.</summary>
    /// <param name="figure">A number, a time, a percentage or a factor; a bare number counts what the operation counts.</param>
    public static Operation? WithFigure(Operation operation, Token figure)
    {
        var bare = figure.Kind == TokenKind.Number;
        TimeSpan? time = figure.Kind == TokenKind.Time || bare ? figure.Time : null;
        double? percent = figure.Kind == TokenKind.Percent || bare ? figure.Value : null;
        double? factor = figure.Kind == TokenKind.Factor || bare ? figure.Value : null;
        int? count = bare ? (int)Math.Min(99, figure.Value) : null;
        return (operation, time, percent, factor, count) switch
        {
            (CutRange range, { } t, _, _, _) => Resized(range.From, range.To, t) is { } ends
                ? range with
                {
                    From = ends.From,
                    To = ends.To,
                }
                : null,
            (KeepRange range, { } t, _, _, _) => Resized(range.From, range.To, t) is { } ends
                ? range with
                {
                    From = ends.From,
                    To = ends.To,
                }
                : null,
            (SetVolume volume, _, { } p, _, _) when volume.Percent > 0 => volume with { Percent = p, Relative = false },
            (AddMusic music, _, { } p, _, _) => music with { Volume = p },
            (ChangeSpeed speed, _, _, { } f, _) when f > 0 => speed with { Factor = speed.Factor < 1 && f > 1 ? 1 / f : f },
            (ChangeSpeed speed, _, { } p, _, _) when !bare => speed with { Factor = p / 100 },
            (CutPauses { LongerThan: not null } pauses, { } t, _, _, _) => pauses with { LongerThan = t },
            (FindHighlights { Count: not null, Total: null } found, _, _, _, { } n) => found with { Count = n },
            (FindHighlights found, { } t, _, _, _) => found with { Total = t },
            (RankClips ranking, _, _, _, { } n) => ranking with { Top = n, All = false },
            (Fade fade, { } t, _, _, _) => fade with { Duration = t },
            (CrossFade fade, { } t, _, _, _) => fade with { Duration = t },
            (ShowImages images, { } t, _, _, _) => images with { Duration = t },
            (FreezeFrame freeze, { } t, _, _, _) => freeze with { Duration = t },
            (FitLength, { } t, _, _, _) => new FitLength(t),
            (AddText { From: { FromEnd: false } start } text, { } t, _, _, _) => text with
            {
                To = start with { Offset = start.Offset + t },
            },
            _ => null,
        };
    }

    /// <summary>The operation somewhere else; null if it has no place.</summary>
    public static Operation? WithWhere(Operation operation, Scope where)
    {
        var clips = where.In.Where(place => place is { Clip: not null, From: null }).Select(place => place.Clip!).ToList();
        var clip = where.Except.Count == 0 && clips.Count == 1 && where.In.Count == 1 ? clips[0] : null;
        return operation switch
        {
            ChangeSpeed speed => speed with { Where = where },
            SetVolume volume => volume with
            {
                Where = where,
                Target = volume.Target == SoundTarget.Everything && clip is not null ? SoundTarget.Clips : volume.Target,
            },
            CutPauses pauses => pauses with { Where = where },
            AddMusic music => music with { Where = where },
            Fade fade => fade with { Where = where },
            RemoveFades fades => fades with { Where = where },
            CutRange range when clip is not null => range with { Clip = clip },
            KeepRange range when clip is not null => range with { Clip = clip },
            CutRange when where is { Except.Count: 0, In: [{ From: { } start, To: { } end, Clip: var of }] } => new CutRange(
                start,
                end,
                of
            ),
            KeepRange when where is { Except.Count: 0, In: [{ From: { } start, To: { } end, Clip: var of }] } => new KeepRange(
                start,
                end,
                of
            ),
            DropClips when clips.Count > 0 => new DropClips(clips),
            KeepClips when clips.Count > 0 => new KeepClips(clips),
            MoveClip move when clip is not null => move with { Clip = clip },
            AddText text when clip is not null => text with { Clip = clip },
            ShowImages images when clip is not null => images with { Clip = clip },
            FreezeFrame freeze when clip is not null => freeze with { Clip = clip },
            _ => null,
        };
    }

    /// <summary>A first or last part with another length; null for a range between two points.</summary>
    private static (TimePoint From, TimePoint To)? Resized(TimePoint from, TimePoint to, TimeSpan length) =>
        length <= TimeSpan.Zero ? null
        : from == TimePoint.Start && to is { FromEnd: false, Share: 0 } ? (from, new(length))
        : to == TimePoint.End && from is { FromEnd: true, Share: 0 } ? (new(length, true), to)
        : null;
}
