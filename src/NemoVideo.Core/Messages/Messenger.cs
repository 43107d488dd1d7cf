using NemoVideo.Core.Accounts;
using NemoVideo.Core.Clips;
using NemoVideo.Core.Edits;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Exports;
using NemoVideo.Core.Pipeline;
using NemoVideo.Core.Projects;
using NemoVideo.Core.Words;

namespace NemoVideo.Core.Messages;

/// <summary>A free-form message and what is needed to act on it.</summary>
/// <param name="Paths">Full paths of files that came with it.</param>
internal sealed record MessageRequest(
    string? Message,
    IReadOnlyList<string> Paths,
    ProjectRef? Project,
    string? Destination,
    string CurrentFolder
);

/// <summary>
/// Acts on free-form messages (<see cref="MessageRouter"/>), and on what the backend's GUI talk calls for after an edit:
/// it exports when told to press the export button, and shows the timeline when told to preview it.
/// </summary>
internal sealed class Messenger(NemoHost host, Connection connection)
{
    private readonly ProjectFinder _projects = new(host, connection);

    public async Task RunAsync(MessageRequest request, IPipeline pipeline, CancellationToken cancellationToken)
    {
        switch (MessageRouter.Read(request.Message, request.Paths.Count > 0))
        {
            case MessageIntent.Upload:
                await UploadAsync(request, pipeline, cancellationToken).ConfigureAwait(false);
                break;
            case MessageIntent.Export:
                var exported = await _projects.ForUseAsync(request.Project, cancellationToken).ConfigureAwait(false);
                await ExportAsync(request, exported, null, pipeline, cancellationToken).ConfigureAwait(false);
                break;
            case MessageIntent.Credits:
                await pipeline
                    .EmitAsync(await new CreditReader(host, connection).ReadAsync(cancellationToken).ConfigureAwait(false))
                    .ConfigureAwait(false);
                break;
            case MessageIntent.State:
                var shown = await _projects.ForUseAsync(request.Project, cancellationToken).ConfigureAwait(false);
                await ShowTimelineAsync(shown, pipeline, cancellationToken).ConfigureAwait(false);
                break;
            default:
                await EditAsync(request, [], pipeline, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    private async Task UploadAsync(MessageRequest request, IPipeline pipeline, CancellationToken cancellationToken)
    {
        if (request.Paths.Count == 0)
        {
            throw NemoErrors.NothingToUpload();
        }

        var uploader = new Uploader(host, connection);
        var clips = new Collector(pipeline);
        foreach (var path in request.Paths)
        {
            try
            {
                var upload = new UploadRequest(
                    ClipSource.Of(host, path),
                    request.Project,
                    null,
                    null,
                    Force: false,
                    connection.NextUpload()
                );
                await uploader.RunAsync(upload, clips, cancellationToken).ConfigureAwait(false);
            }
            catch (NemoException error)
            {
                // One bad file among good ones: the rest continue, but an edit of what is left was not requested.
                clips.Error(error);
            }
        }

        // "Upload" by itself is done now; any other words that came with the files are treated as if they had come after them.
        var rest = MessageRouter.Read(request.Message);
        if (rest == MessageIntent.Upload || string.IsNullOrWhiteSpace(request.Message) || clips.Clips.Count == 0)
        {
            return;
        }

        if (clips.Failed)
        {
            pipeline.Warn("The instruction was not sent, because not all files could be sent.");
            return;
        }

        var after = request with { Paths = [], Project = new ProjectRef(clips.Clips[0].Project!) };
        if (rest == MessageIntent.Agent)
        {
            await EditAsync(after, clips.Clips, pipeline, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await RunAsync(after, pipeline, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task EditAsync(MessageRequest request, IReadOnlyList<Clip> clips, IPipeline pipeline, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Message))
        {
            throw NemoErrors.MessageMissing();
        }

        var project = await _projects.ForUseAsync(request.Project, cancellationToken).ConfigureAwait(false);
        var edit = await new EditSession(host, connection)
            .RunAsync(new EditRequest(project, request.Message!, clips, request.Destination), pipeline, cancellationToken)
            .ConfigureAwait(false);
        await pipeline.EmitAsync(edit).ConfigureAwait(false);
        foreach (var action in edit.NextActions)
        {
            switch (action.Kind)
            {
                // Being told where the button is does not turn a non-edit into an edit.
                case NextActionKind.Export when edit.Outcome == EditOutcome.Changed:
                    await ExportAsync(request, project, edit, pipeline, cancellationToken).ConfigureAwait(false);
                    break;
                case NextActionKind.ShowTimeline when edit.Timeline is not null:
                    await pipeline.EmitAsync(edit.Timeline).ConfigureAwait(false);
                    break;
                case NextActionKind.ShowProject:
                    await pipeline.EmitAsync(project).ConfigureAwait(false);
                    break;
                default:
                    pipeline.Verbose($"The service says \"{action.Said}\"; here that means: {action.Command}");
                    break;
            }
        }
    }

    private Task ExportAsync(MessageRequest request, Project project, Edit? edit, IPipeline pipeline, CancellationToken cancellationToken)
    {
        return new Exporter(host, connection, new TargetNames()).RunAsync(
            new ExportRequest(
                project,
                edit,
                request.Destination,
                request.CurrentFolder,
                edit is null ? ExportWords.Read(request.Message!) : new RenderOptions(),
                Force: false,
                NoWait: false
            ),
            pipeline,
            cancellationToken
        );
    }

    private async Task ShowTimelineAsync(Project project, IPipeline pipeline, CancellationToken cancellationToken)
    {
        await _projects.RefreshAsync(project, cancellationToken).ConfigureAwait(false);
        await pipeline.EmitAsync(project.Timeline ?? new Timeline { Project = project }).ConfigureAwait(false);
    }

    /// <summary>Passes everything through and remembers the clips.</summary>
    private sealed class Collector(IPipeline inner) : IPipeline
    {
        public List<Clip> Clips { get; } = [];

        public bool Failed { get; private set; }

        public Task EmitAsync(object result)
        {
            if (result is Clip clip)
            {
                Clips.Add(clip);
            }

            return inner.EmitAsync(result);
        }

        public bool HearsDebug => inner.HearsDebug;

        public void Verbose(string text) => inner.Verbose(text);

        public void Debug(string text) => inner.Debug(text);

        public void Warn(string text) => inner.Warn(text);

        public void Inform(string text) => inner.Inform(text);

        public void Error(NemoException error)
        {
            Failed = true;
            inner.Error(error);
        }

        public void Progress(ProgressReport report) => inner.Progress(report);
    }
}
