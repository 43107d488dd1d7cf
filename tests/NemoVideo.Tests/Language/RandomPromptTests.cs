using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NemoVideo.Local.Agent;
using NemoVideo.Local.Api;
using NemoVideo.Local.Faults;
using NemoVideo.Local.Language;
using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations;
using NemoVideo.Local.Store;
using NemoVideo.Tests.Operations;

namespace NemoVideo.Tests.Language;

/// <summary>
/// Prompts put together at random, from a seed: of the lexicon's words, of those in the readers' own patterns, of the signs that mark
/// their tokens, and of junk. Whatever is said, it is read, done or declined, and goes over the wire and to disk.
/// </summary>
public sealed class RandomPromptTests
{
    private const int Prompts = 3000;

    private static readonly string[] Junk =
    [
        ".",
        "..",
        "...",
        ",",
        ";",
        ":",
        "!",
        "?",
        "-",
        "–",
        "%",
        "x",
        "×",
        "/",
        "|",
        "(",
        "[",
        "\\",
        "\n",
        "\r\n",
        "\t",
        "\0",
        "\u001b[31m",
        "\u202e",
        "\u2028",
        ".x",
        ".5x",
        "5.x",
        "1.2.3x",
        "..%",
        ".5%",
        "1.2.3%",
        "0%",
        "0x",
        "1e400%",
        "99999999999999999999",
        "99999999999999999999x",
        "99999999999999999999%",
        "99999999999999999999 seconds",
        "99999999999999:59",
        "0:00",
        "0:10",
        "1:02:03",
        "9:16",
        "3",
        "5",
        "10",
        "1080p",
        "{5}",
        "{}",
        "§3",
        "§-1",
        "§99999999999",
        "❝0❞",
        "❝9❞",
        "‹0›",
        "‹9›",
        "captions‡",
        "\"Hi\"",
        "\"",
        "“你好”",
        "「",
        "'s",
        "a.mp4",
        "b.mp4",
        "c.png",
        "d.mp3",
        "%d.mp4",
        ".mp4",
        "٣",
        "٣x",
        "٣٠%",
        "٥ seconds",
        "३ seconds",
        "第٣个片段",
        "clip ٣",
        "𝟗x",
        "½",
        "Ⅳ",
        "１２秒",
        "９９％",
        "零",
        "一百零五倍",
        "é",
        "ß",
        "İ",
        "🎬",
        "\ud83c",
        "\udfac",
        "\uE000",
        "1. Ana 4,200",
        "2. Bo 3900",
        "Ana: 42",
        "#2",
        "-->",
        "0:01-0:03 Hello",
        "\n1\n0:01 --> 0:02\nHello\n",
        "| a | b |\n| 1 | 2 |\n",
        "\nClips: 1. a.mp4, 2. b.mp4",
        "\nClips: 1. ",
    ];

    private static readonly string[] Beginnings =
    [
        "make it",
        "speed it up",
        "set the volume to",
        "set the speed to",
        "rank the clips by motion",
        "show the top",
        "find the best",
        "remove track",
        "normalize the loudness to",
        "add music at",
        "put clip",
        "in the order",
        "cut the first",
        "keep the last",
        "freeze the frame at",
        "fade out over",
        "add a leaderboard",
        "title",
        "captions:",
        "加速到",
        "音量调到",
        "去掉第",
    ];

    private static readonly MediaItem[] Media = [Drafts.Video("a", 10), Drafts.Video("b", 6), Drafts.Image("c"), Drafts.Audio("d", 30)];

    [Fact]
    public async Task Whatever_is_said_is_read_and_answered()
    {
        var (phrases, lexicon) = (Phrases(), Lexicon());
        var random = new Random(17);
        var reader = OperationList.Reader;
        var agent = new EditingAgent(
            DraftEditor.Create(new(new Drafts.NoPauses(), new Drafts.NoFootage(), new Drafts.Alike())),
            reader.Read
        );
        Dictionary<string, string> failures = [];
        for (var number = 0; number < Prompts; number++)
        {
            var prompt = Prompt(random, random.Next(2) == 0 ? phrases : lexicon);
            try
            {
                await AnswerAsync(agent, prompt);
            }
#pragma warning disable CA1031 // Each kind of failure is told with one prompt that has it.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failures.TryAdd(
                    e.GetType().Name
                        + ": "
                        + e.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("NemoVideo", StringComparison.Ordinal))?.Trim(),
                    JsonSerializer.Serialize(prompt)
                );
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private static async Task AnswerAsync(EditingAgent agent, string prompt)
    {
        List<AgentStep> steps = [];
        var turn = await agent.RunAsync(new(null, Media, [], ""), prompt, steps.Add, CancellationToken.None);
        var stream = new EventStream(Stream.Null, new WireShape { Partial = true }, TimeProvider.System);
        foreach (var step in steps)
        {
            await stream.ToolCallAsync("1", step.Tool, step.Arguments, CancellationToken.None);
        }

        await stream.TextAsync(turn.Reply, CancellationToken.None);
        if (turn.Draft is not null)
        {
            DraftJson.Read(JsonSerializer.SerializeToElement(turn.Draft, StoreJson.Default.Draft));
        }
    }

    private static string Prompt(Random random, string[][] phrases)
    {
        var prompt = new StringBuilder();
        for (var left = random.Next(1, 8); left > 0; left--)
        {
            if (random.Next(3) == 0)
            {
                prompt.Append(Junk[random.Next(Junk.Length)]);
            }
            else
            {
                // Words that stand near each other in a pattern come further in it than any.
                var words = phrases[random.Next(phrases.Length)];
                var from = random.Next(words.Length);
                prompt.AppendJoin(' ', words.Skip(from).Take(random.Next(1, 4)));
            }

            if (random.Next(5) > 0)
            {
                prompt.Append(' ');
            }
        }

        return prompt.ToString();
    }

    /// <summary>The words of each pattern of the language, and how people begin.</summary>
    private static string[][] Phrases() =>
        [
            .. typeof(InstructionReader)
                .Assembly.GetTypes()
                .Where(type =>
                    type.Namespace is { } folder
                    && (
                        folder.StartsWith("NemoVideo.Local.Language", StringComparison.Ordinal)
                        || folder.StartsWith("NemoVideo.Local.Operations", StringComparison.Ordinal)
                    )
                )
                .SelectMany(type =>
                    type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
                )
                .Where(method => method.ReturnType == typeof(Regex) && method.GetParameters().Length == 0)
                .Select(method => Regex.Replace(((Regex)method.Invoke(null, null)!).ToString(), @"\\.|\(\?<\w+>", " "))
                .Select(pattern => Regex.Matches(pattern, @"[a-z]{2,}|[\u3400-\u9fff]{1,6}").Select(match => match.Value).ToArray())
                .Where(words => words.Length > 0)
                .OrderBy(words => string.Join(' ', words), StringComparer.Ordinal),
            .. Beginnings.Select(beginning => (string[])[beginning]),
            .. Beginnings.Select(beginning => (string[])[beginning]),
        ];

    /// <summary>Half of the prompts are of the lexicon's words alone: they are many more than the patterns.</summary>
    private static string[][] Lexicon() =>
        [
            .. WordList
                .English.Entries.Keys.Concat(WordList.Chinese.Entries.Keys)
                .Order(StringComparer.Ordinal)
                .Select(entry => entry.Split(' ')),
            .. Beginnings.Select(beginning => (string[])[beginning]),
        ];
}
