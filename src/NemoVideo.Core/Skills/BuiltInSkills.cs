namespace NemoVideo.Core.Skills;

/// <summary>The four skill documents as profiles. Their versions are not given, so 1.0.0 is used (api.md).</summary>
internal static class BuiltInSkills
{
    public const string Default = "video-creator-job";

    private const string Version = "1.0.0";
    private const string Shorter = "Clips under 3 minutes render fastest and cost fewer credits.";
    private const string Concrete = "Concrete instructions work better than \"make it look better\".";
    private const string Formats = "MP4, MOV, AVI and WebM work most smoothly; MP4 is the safest export. A file may be up to 500 MB.";

    public static IReadOnlyList<Skill> All { get; } =
    [
        new Skill
        {
            Name = "video-leaderboard",
            Version = Version,
            Description = "Add ranked leaderboard overlays to videos.",
            Examples =
            [
                "generate a 2-minute gameplay or competition highlight video into a 1080p MP4",
                "generate a ranked leaderboard overlay showing top performers from this match footage",
                "adding ranked leaderboard graphics to competition or gaming videos for gaming creators, esports "
                    + "organizers, sports marketers",
            ],
            Advice = [Shorter, Concrete, Formats],
        },
        new Skill
        {
            Name = "video-leaderboard-ai",
            Version = Version,
            Description = "Rank and compare the performance of a batch of clips.",
            Examples =
            [
                "rank a batch of 10 short marketing video clips into a 1080p MP4",
                "rank these videos by engagement score and show me the top performers",
                "comparing and ranking videos by AI-scored performance metrics for marketers",
            ],
            Advice = ["Videos of similar length compare better.", Concrete, Formats],
        },
        new Skill
        {
            Name = "ai-video-editor-highlights",
            Version = Version,
            Description = "Extract highlights from long footage.",
            Examples =
            [
                "generate my raw video footage",
                "export 1080p MP4",
                "extract the best moments and compile",
                "extract the best moments and compile them into a 2-minute highlight reel",
            ],
            Advice = ["Clear audio cues in the footage help to find highlights.", Concrete, Formats],
        },
        new Skill
        {
            Name = Default,
            Version = Version,
            Description = "Create and export finished videos from raw recordings.",
            Examples =
            [
                "create a 2-minute screen recording of a product demo into a 1080p MP4",
                "cut out pauses, add background music, and export as a shareable video",
                "creating finished videos from raw clips without manual editing for content creators",
            ],
            Advice = [Shorter, Concrete, Formats],
        },
    ];

    public static Skill? Find(string name) =>
        All.FirstOrDefault(skill => string.Equals(skill.Name, name, StringComparison.OrdinalIgnoreCase));
}
