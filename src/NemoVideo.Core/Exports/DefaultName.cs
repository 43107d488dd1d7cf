namespace NemoVideo.Core.Exports;

/// <summary>The default name of a video: that of the project's first clip, with <c>-edited</c>.</summary>
internal static class DefaultName
{
    private const int Longest = 120;

    private static readonly char[] Forbidden = [.. Path.GetInvalidFileNameChars(), '/', '\\', ':', '*', '?', '"', '<', '>', '|'];

    public static string Of(Project project, Edit? edit)
    {
        var first = edit?.Clips.FirstOrDefault() ?? project.Clips.FirstOrDefault();

        // A name given by a server must not lead out of the folder.
        var name = Clean(Path.GetFileNameWithoutExtension(Clean(first?.Name ?? project.Name)));
        return (name.Length == 0 ? "video" : name) + "-edited";
    }

    private static string Clean(string name)
    {
        var clean = new string([.. name.Select(letter => Forbidden.Contains(letter) || char.IsControl(letter) ? '_' : letter)]).Trim(
            ' ',
            '.'
        );
        return clean.Length > Longest ? clean.Substring(0, Longest) : clean;
    }
}
