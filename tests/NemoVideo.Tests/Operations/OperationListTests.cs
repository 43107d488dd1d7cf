using System.Text.RegularExpressions;
using NemoVideo.Local.Agent;
using NemoVideo.Local.Language;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations;
using NemoVideo.Local.Operations.Exports;
using NemoVideo.Local.Operations.Soundtracks;
using NemoVideo.Local.Operations.Titles;
using NemoVideo.Local.Operations.Undos;
using NemoVideo.Tests.Module;

namespace NemoVideo.Tests.Operations;

/// <summary>Each kind of operation is registered, read, handled, verified and documented.</summary>
public sealed partial class OperationListTests
{
    private static readonly DraftEditor Editor = DraftEditor.Create(
        new(new Drafts.Pauses(new TimeRange(1000, 2000)), new Drafts.Bursts(), new Drafts.Alike())
    );

    private static readonly MediaItem[] Media =
    [
        Drafts.Video("a", 60),
        Drafts.Video("b", 50),
        Drafts.Video("c", 40),
        Drafts.Image("logo"),
        Drafts.Audio("song", 90),
    ];

    /// <summary>These change nothing here: the captions come in a table, and an export is only pointed to.</summary>
    private static readonly string[] Unchanging =
    [
        "add these captions",
        "export the video",
        "undo the trim",
        "put the music back",
        "start over",
    ];

    /// <summary>Read only after another message: "actually make that 8".</summary>
    private static readonly string[] OnlyAfter = [nameof(Amend)];

    [Fact]
    public void Each_reader_is_registered_once_and_asked_in_an_order_of_its_own()
    {
        Assert.Equal(
            Types<IOperationReader>(),
            OperationList.Kinds.Select(kind => kind.Reader.GetType().Name).Order(StringComparer.Ordinal)
        );
        Assert.Equal(Enumerable.Range(1, OperationList.Kinds.Count), OperationList.Kinds.Select(kind => kind.Reads).Order());
    }

    [Fact]
    public void Each_handler_is_registered_once_and_has_a_tool_of_its_own()
    {
        Assert.Equal(Types<OperationHandler>(), Editor.Handlers.Select(handler => handler.GetType().Name).Order(StringComparer.Ordinal));
        Assert.Distinct(Editor.Handlers.Select(handler => handler.Tool));
    }

    [Fact]
    public async Task Each_operation_is_documented_by_an_example_that_is_read_handled_and_can_be_rendered()
    {
        var draft = Drafts.Edit(Media, new AddMusic(), new AddText("Before", TextStyle.Title));
        HashSet<Type> seen = [];
        foreach (var example in Examples())
        {
            var read = OperationList.Reader.Read(example);
            Assert.True(read is { NotUnderstood.Count: 0, Operations.Count: > 0 }, example);
            var operations = DraftEditor.Combine(read.Operations);
            seen.UnionWith(read.Operations.Concat(operations).Select(operation => operation.GetType()));

            List<AgentStep> steps = [];
            var turn = await new EditingAgent(Editor, OperationList.Reader.Read).RunAsync(
                new(draft, Media, [null, Drafts.Edit(Media)], Path.GetTempPath()),
                example,
                steps.Add,
                CancellationToken.None
            );
            Assert.Equal(
                operations.Where(operation => operation is not ExportHint).Select(operation => Editor.HandlerOf(operation).Tool),
                steps.Select(step => step.Tool)
            );
            // "Join the clips" does so where there is no timeline yet.
            var first = await new EditingAgent(Editor, OperationList.Reader.Read).RunAsync(
                new(null, Media, [], Path.GetTempPath()),
                example,
                _ => { },
                CancellationToken.None
            );
            Assert.True(turn.Changed || first.Changed || Unchanging.Contains(example), $"{example}: {turn.Reply}");
            Assert.True(turn.Draft is not { Tracks.Count: > 0 } draftNow || DraftLimits.Problem(draftNow) is null, example);
        }

        Assert.Equal(Types<Operation>(), seen.Select(type => type.Name).Union(OnlyAfter).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Examples()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "local-backend.md"));
        var section = page[page.IndexOf("## Instructions that it understands", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n## ", StringComparison.Ordinal)];
        return section
            .Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .SelectMany(line => Quoted().Matches(line))
            .Select(match => match.Groups[1].Value);
    }

    private static IEnumerable<string> Types<T>() =>
        typeof(T)
            .Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(T)) && !type.IsAbstract)
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal);

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();
}
