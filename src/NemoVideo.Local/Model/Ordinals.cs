namespace NemoVideo.Local.Model;

/// <summary>English ordinals in words.</summary>
internal static class Ordinals
{
    /// <summary>"first" to "twelfth".</summary>
    public static string[] Words { get; } =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

    /// <summary>The number that a word in lower case says; 0 for any other word.</summary>
    public static int NumberOf(string word) => Array.IndexOf(Words, word) + 1;
}
