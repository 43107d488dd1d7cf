namespace NemoVideo.Core.Edits;

/// <summary>What the agent is doing, in plain words: a tool's name and its JSON are never shown.</summary>
internal static class AgentWords
{
    public const string Reading = "reading the instruction";
    public const string Writing = "writing the answer";
    public const string Working = "working";

    // The tools' names are not documented: these are guesses from the words in them.
    private static readonly (string Word, string Says)[] Hints =
    [
        ("export", "preparing the export"),
        ("render", "preparing a render"),
        ("upload", "looking at the clips"),
        ("analy", "watching the clips"),
        ("transcri", "listening to the speech"),
        ("pause", "looking for pauses"),
        ("silence", "looking for pauses"),
        ("highlight", "looking for the best moments"),
        ("rank", "comparing the clips"),
        ("score", "comparing the clips"),
        ("leaderboard", "drawing the leaderboard"),
        ("music", "adding music"),
        ("bgm", "adding music"),
        ("audio", "working on the sound"),
        ("volume", "working on the sound"),
        ("mute", "working on the sound"),
        ("text", "writing the titles"),
        ("title", "writing the titles"),
        ("caption", "writing the titles"),
        ("subtitle", "writing the titles"),
        ("logo", "placing the logo"),
        ("frame", "fitting the frame"),
        ("aspect", "fitting the frame"),
        ("search", "looking for material"),
        ("generat", "generating material"),
        ("state", "looking at the timeline"),
        ("get_", "looking at the timeline"),
        ("list", "looking at the timeline"),
        ("plan", "planning the edit"),
    ];

    public static string ForTool(string name)
    {
        foreach (var (word, says) in Hints)
        {
            if (name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return says;
            }
        }

        return "editing the tracks";
    }
}
