using NemoVideo.Local.Model;

namespace NemoVideo.Local.Agent;

/// <summary>Says which images and sounds are there, but not in the video that a message began, and how to use them.</summary>
internal static class UnusedUploads
{
    private const int MostNames = 3;

    /// <param name="clips">The uploads that the message is about.</param>
    /// <param name="used">Ids of those that the video uses.</param>
    public static IEnumerable<Phrase> Tell(IEnumerable<MediaItem> clips, IReadOnlySet<string> used)
    {
        var unused = clips.Where(clip => !used.Contains(clip.Id)).Distinct().ToList();
        var images = unused.Where(clip => clip.Info.Kind == MediaKind.Image).ToList();
        if (images.Count > 0)
        {
            var it = images.Count == 1 ? "it" : "them";
            yield return new(
                $"{Names(images)} uploaded and not shown; say \"put the logo in a corner\" or \"show the photo for 4 seconds\" "
                    + $"to use {it}.",
                $"{ChineseNames(images)}已上传但没有显示;要用的话,可以说“把徽标放在角落”或“每张照片显示4秒”。"
            );
        }

        // Which of several songs plays is said where the music is added.
        var sounds = unused.Where(clip => clip.Info.Kind == MediaKind.Audio).ToList();
        if (sounds.Count > 0 && !clips.Any(clip => clip.Info.Kind == MediaKind.Audio && used.Contains(clip.Id)))
        {
            var it = sounds.Count == 1 ? "it" : "them";
            yield return new(
                $"{Names(sounds)} uploaded and not played; say \"add background music\" to use {it}.",
                $"{ChineseNames(sounds)}已上传但没有播放;要用的话,可以说“添加背景音乐”。"
            );
        }
    }

    private static string Names(List<MediaItem> items)
    {
        var names = items.Take(MostNames).Select(item => item.FileName).ToList();
        if (items.Count > MostNames)
        {
            names.Add($"{items.Count - MostNames} more");
        }

        return names.Count == 1 ? $"{names[0]} is" : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]} are";
    }

    private static string ChineseNames(List<MediaItem> items) =>
        string.Join("、", items.Take(MostNames).Select(item => item.FileName))
        + (items.Count > MostNames ? $" 等 {items.Count} 个文件" : " ");
}
