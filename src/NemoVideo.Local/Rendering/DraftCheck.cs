using NemoVideo.Local.Model;

namespace NemoVideo.Local.Rendering;

/// <summary>Checks a draft and its media before anything is done with them.</summary>
internal static class DraftCheck
{
    /// <exception cref="RenderException">Says what is wrong, and in which segment.</exception>
    public static void Verify(Draft draft, IReadOnlyList<MediaItem> media)
    {
        if (DraftLimits.Problem(draft) is { } problem)
        {
            throw new RenderException(problem);
        }

        if (draft.Tracks is not { } tracks || tracks.All(track => track.Segments.Count == 0))
        {
            throw new RenderException("The timeline is empty: there is nothing to export.");
        }

        var ids = media.ToDictionary(item => item.Id, StringComparer.Ordinal);
        for (var track = 0; track < tracks.Count; track++)
        {
            for (var segment = 0; segment < tracks[track].Segments.Count; segment++)
            {
                Verify(tracks[track].Segments[segment], tracks[track].Type, ids, $"Segment {segment + 1} of track {track + 1}");
            }
        }
    }

    private static void Verify(Segment segment, int type, Dictionary<string, MediaItem> media, string where)
    {
        if (type is not (TrackType.Video or TrackType.Audio) || (type == TrackType.Audio && segment.IsBed))
        {
            return;
        }

        if (!media.TryGetValue(segment.Source!, out var item))
        {
            throw new RenderException($"{where} uses media that is not in this project. Upload the file again and repeat the edit.");
        }

        if (!File.Exists(item.FilePath))
        {
            throw new RenderException($"{where}: the file '{item.FileName}' is gone. Upload it again and repeat the edit.");
        }

        if (type == TrackType.Audio && !item.Info.HasAudio)
        {
            throw new RenderException($"{where}: '{item.FileName}' has no sound, so it can't be on an audio track.");
        }
    }
}
