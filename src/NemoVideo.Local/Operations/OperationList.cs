using NemoVideo.Local.Language;
using NemoVideo.Local.Language.Phrasing;
using NemoVideo.Local.Operations.Captions;
using NemoVideo.Local.Operations.Exports;
using NemoVideo.Local.Operations.Fades;
using NemoVideo.Local.Operations.Finishes;
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
using NemoVideo.Local.Operations.Undos;
using NemoVideo.Local.Operations.Volumes;

namespace NemoVideo.Local.Operations;

/// <summary>Everything this backend can do. A new kind of operation is a folder next to this file and a line in it.</summary>
internal static class OperationList
{
    /// <summary>In the order in which abilities are listed.</summary>
    public static IReadOnlyList<OperationKind> Kinds { get; } =
    [
        new(17, new JoinReader(), _ =>
            [
                new JoinClipsHandler(),
                new MoveClipHandler(),
                new SwapClipsHandler(),
                new ReverseOrderHandler(),
                new DropClipsHandler(),
                new KeepClipsHandler(),
            ]
        ),
        new(5, new RankReader(), meters => [new RankClipsHandler(meters.Clips)]),
        new(15, new RangeReader(), _ => [new KeepRangesHandler(), new CutRangesHandler()]),
        new(10, new PauseReader(), meters => [new CutPausesHandler(meters.Pauses), new QuickenPaceHandler(meters.Pauses)]),
        new(9, new HighlightReader(), meters => [new FindHighlightsHandler(meters.Footage)]),
        new(14, new MusicReader(), _ => [new AddMusicHandler()]),
        new(6, new TitleReader(), _ => [new AddTextHandler(), new ChangeTextHandler()]),
        new(4, new LeaderboardReader(), _ => [new AddLeaderboardHandler()]),
        new(3, new CaptionReader(), _ => [new AddCaptionsHandler()]),
        new(13, new VolumeReader(), _ => [new SetVolumeHandler()]),
        new(12, new LoudnessReader(), _ => [new NormalizeLoudnessHandler()]),
        new(11, new FadeReader(), _ => [new FadeHandler(), new CrossFadeHandler(), new RemoveFadesHandler()]),
        new(16, new SpeedReader(), _ => [new ChangeSpeedHandler()]),
        new(19, new FrameReader(), _ => [new SetFrameHandler()]),
        new(18, new FinishReader(), _ => [new FitLengthHandler()]),
        new(8, new StillReader(), _ => [new ShowImagesHandler(), new FreezeFrameHandler()]),
        new(7, new LogoReader(), _ => [new AddLogoHandler()]),
        new(2, new TrackReader(), _ => [new RemoveTrackHandler()]),
        new(1, new UndoReader(), _ =>
            [new UndoHandler(), new UndoOfHandler(), new PutBackHandler(), new AmendHandler(), new StartOverHandler()]
        ),
        new(20, new ExportReader(), _ => []), // The agent only says how to export.
    ];

    /// <summary>How they are asked for, in the order that decides where several leave as few words over.</summary>
    private static IReadOnlyList<IPhrasing> Phrasings =>
        [
            new UndoPhrasing(),
            new CorrectionPhrasing(),
            new CaptionPhrasing(),
            new PausePhrasing(),
            new LoudnessPhrasing(),
            new FadePhrasing(),
            new MusicPhrasing(),
            new VolumePhrasing(),
            new LogoPhrasing(),
            new TextPhrasing(),
            new TrackPhrasing(),
            new StillPhrasing(),
            new SpeedPhrasing(),
            new PacePhrasing(),
            new JoinPhrasing(),
            new TrimPhrasing(),
            new FramePhrasing(),
            new ExportPhrasing(),
        ];

    /// <summary>Reads messages into operations. It keeps no state.</summary>
    public static InstructionReader Reader { get; } =
        new([.. Kinds.OrderBy(kind => kind.Reads).Select(kind => kind.Reader)], [new StandingsReader()], new PhraseReader(Phrasings));
}
