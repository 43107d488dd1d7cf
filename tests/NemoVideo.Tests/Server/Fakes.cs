using System.Globalization;
using System.Text;
using NemoVideo.Local.Agent;
using NemoVideo.Local.Media;
using NemoVideo.Local.Model;
using NemoVideo.Local.Rendering;

namespace NemoVideo.Tests.Server;

/// <summary>
/// An agent with no language: a message that begins with <c>?</c> changes nothing, <c>undo</c> takes the last edit back,
/// <c>fail</c> throws, and any other becomes a text segment of its own after the ones before.
/// </summary>
internal sealed class FakeAgent : IAgent
{
    /// <summary>When set, an edit waits for it (or for its cancellation) after its first step.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>Edits under way at this moment, and the most that ever were.</summary>
    public (int Now, int Most) Running { get; private set; }

    public List<string> Messages { get; } = [];

    public async Task<AgentTurn> RunAsync(
        ProjectState project,
        string message,
        Action<AgentStep> onStep,
        CancellationToken cancellationToken
    )
    {
        lock (Messages)
        {
            Messages.Add(message);
            Running = (Running.Now + 1, Math.Max(Running.Most, Running.Now + 1));
        }

        try
        {
            onStep(new AgentStep("edit_multitrack", new Dictionary<string, object?> { ["op"] = "add_text", ["count"] = 1 }));
            if (Gate is { } gate)
            {
                await gate.Task.WaitAsync(cancellationToken);
            }

            return Answer(project, message);
        }
        finally
        {
            lock (Messages)
            {
                Running = (Running.Now - 1, Running.Most);
            }
        }
    }

    private static AgentTurn Answer(ProjectState project, string message)
    {
        if (message == "fail")
        {
            throw new InvalidOperationException("The agent broke.");
        }

        if (message.StartsWith('?'))
        {
            return new AgentTurn("I can do nothing with that.", project.Draft, Changed: false);
        }

        if (message == "undo")
        {
            return new AgentTurn("Taken back.", project.History[^1], Changed: true, Undone: true);
        }

        var segments = project.Draft?.Tracks[0].Segments ?? [];
        var segment = new Segment
        {
            Id = $"s{segments.Count + 1}",
            Text = message,
            Start = segments.Count * 1000,
            Duration = 1000,
        };
        var draft = new Draft
        {
            Duration = segment.End,
            Tracks =
            [
                new Track
                {
                    Type = TrackType.Text,
                    Name = "Text",
                    Segments = [.. segments, segment],
                },
            ],
        };
        return new AgentTurn($"Done: {message}. The timeline now has {segments.Count + 1} texts.", draft, Changed: true);
    }
}

/// <summary>Writes the texts of a draft as the "film".</summary>
internal sealed class FakeRenderer : IRenderer
{
    /// <summary>When set, a render reports half and waits for it (or for its cancellation).</summary>
    public TaskCompletionSource? Gate { get; set; }

    public List<RenderOutput> Outputs { get; } = [];

    /// <summary>Renders under way at this moment, and the most that ever were.</summary>
    public (int Now, int Most) Running { get; private set; }

    public async Task<MediaInfo> RenderAsync(
        Draft draft,
        IReadOnlyList<MediaItem> media,
        RenderOutput output,
        string target,
        IProgress<double> progress,
        CancellationToken cancellationToken
    )
    {
        lock (Outputs)
        {
            Outputs.Add(output);
            Running = (Running.Now + 1, Math.Max(Running.Most, Running.Now + 1));
        }

        try
        {
            progress.Report(0.5);
            if (Gate is { } gate)
            {
                await gate.Task.WaitAsync(cancellationToken);
            }

            if (draft.Tracks[0].Segments.Any(s => s.Source is { } source && media.All(m => m.Id != source)))
            {
                throw new RenderException("The draft names a clip that is not there.");
            }

            if (draft.Tracks[0].Segments.Any(s => s.Text == "break the render"))
            {
                throw new InvalidOperationException("The renderer broke.");
            }

            await File.WriteAllTextAsync(target, string.Join('\n', draft.Tracks[0].Segments.Select(s => s.Text)), cancellationToken);
            return new MediaInfo
            {
                Kind = MediaKind.Video,
                Duration = TimeSpan.FromMilliseconds(draft.Duration),
                Width = 1920,
                Height = 1080,
            };
        }
        finally
        {
            lock (Outputs)
            {
                Running = (Running.Now - 1, Running.Most);
            }
        }
    }
}

/// <summary>Takes a file for a video of so many seconds when it begins with <c>video 2.5</c>, and for no media otherwise.</summary>
internal sealed class FakeProbe : IMediaProbe
{
    public static byte[] Video(double seconds, int length = 100)
    {
        var bytes = new byte[length];
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"video {seconds} ")).CopyTo(bytes, 0);
        return bytes;
    }

    public async Task<MediaInfo> ProbeAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        var head = new byte[Math.Min(100, file.Length)];
        await file.ReadExactlyAsync(head, cancellationToken);
        var words = Encoding.ASCII.GetString(head).Split(' ');
        if (words[0] != "video")
        {
            throw new MediaException("it is not a media file");
        }

        return new MediaInfo
        {
            Kind = MediaKind.Video,
            Duration = TimeSpan.FromSeconds(double.Parse(words[1], CultureInfo.InvariantCulture)),
            Width = 1280,
            Height = 720,
            FrameRate = 25,
            HasAudio = true,
        };
    }
}
