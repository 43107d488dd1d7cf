using NemoVideo.Local.Agent;
using NemoVideo.Local.Operations;

namespace NemoVideo.Lists;

/// <summary>Has the agent follow an instruction and judges the timeline that comes of it.</summary>
internal static class Judge
{
    /// <summary>
    /// With the client's line of clips in the first message and without it, as over HTTP: the worse of the two counts, since both are to
    /// mean the same.
    /// </summary>
    public static (Judgement Judgement, View View) Of(Said said)
    {
        var withLine = Of(said, true);
        var without = Of(said, false);
        return withLine.Judgement >= without.Judgement ? withLine : without;
    }

    private static (Judgement Judgement, View View) Of(Said said, bool line)
    {
        var view = Run(said.Scene, said.Turns, line);
        return (Of(said, view), view);
    }

    /// <summary>The timeline after the last of some messages.</summary>
    /// <param name="line">Whether the first one ends with the client's line of clips.</param>
    public static View Run(Scene scene, IReadOnlyList<string> turns, bool line)
    {
        var fakes = new Fakes(scene);
        var agent = new EditingAgent(DraftEditor.Create(new(fakes, fakes, fakes)), OperationList.Reader.Read);
        ProjectState project = new(null, scene.Media, [], Path.GetTempPath());
        View view = new(scene.Start, "", null);
        foreach (var (message, index) in turns.Select((message, index) => (message, index)))
        {
            var text = line && index == 0 ? message + "\n" + Line(scene) : message;
            var turn = agent.RunAsync(project, text, _ => { }, CancellationToken.None).GetAwaiter().GetResult();
            if (turn.Changed)
            {
                project = project with
                {
                    Draft = turn.Draft,
                    History =
                        turn.Undone ? [.. project.History.SkipLast(1)]
                        : turn.Amended ? project.History
                        : [.. project.History, project.Draft],
                    Edits =
                        turn.Undone ? [.. project.Edits.SkipLast(1)]
                        : turn.Amended ? [.. project.Edits.SkipLast(1), [.. project.Edits[^1], turn.Message!]]
                        : [.. project.Edits, [turn.Message!]],
                };
            }

            view = new(project.Draft is { Tracks.Count: > 0 } draft ? draft : scene.Start, turn.Reply, view);
        }

        return view;
    }

    private static Judgement Of(Said said, View view)
    {
        var done = said.Parts.Where(part => part.Holds(view)).ToList();
        var nothingElse = (view.Changes & ~said.May) == Aspect.None;
        if (done.Count == said.Parts.Length && nothingElse)
        {
            return Judgement.Right;
        }

        if (!view.Changed)
        {
            return view.Reply.Length > 0 ? Judgement.Asked : Judgement.Wrong;
        }

        return nothingElse && done.Count > 0 && said.Parts.Except(done).All(part => view.Says(part.Phrase))
            ? Judgement.PartAndSaid
            : Judgement.Wrong;
    }

    /// <summary>As the client writes it.</summary>
    private static string Line(Scene scene) =>
        "Clips: " + string.Join(", ", scene.Media.Select((item, index) => $"{index + 1}. {item.FileName}"));
}
