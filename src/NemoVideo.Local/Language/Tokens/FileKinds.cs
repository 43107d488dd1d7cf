namespace NemoVideo.Local.Language.Tokens;

/// <summary>What a file is, going by its name; it may not be there.</summary>
internal static class FileKinds
{
    private static readonly HashSet<string> Sounds = new(StringComparer.OrdinalIgnoreCase)
    {
        ".mp3",
        ".wav",
        ".m4a",
        ".aac",
        ".flac",
        ".ogg",
    };

    private static readonly HashSet<string> Images = new(StringComparer.OrdinalIgnoreCase) { ".jpg", ".jpeg", ".png", ".gif", ".webp" };

    public static bool IsSound(string name) => Sounds.Contains(Path.GetExtension(name));

    public static bool IsImage(string name) => Images.Contains(Path.GetExtension(name));

    public static bool IsClip(string name) => !IsSound(name) && !IsImage(name);
}
