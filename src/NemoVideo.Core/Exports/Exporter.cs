using NemoVideo.Core.Accounts;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Pipeline;
using NemoVideo.Core.Ports;
using NemoVideo.Core.Projects;

namespace NemoVideo.Core.Exports;

/// <summary>
/// One run of <c>Export-NemoVideo</c>: renders drafts and fetches the videos. Each job is in the journal before it is sent.
/// </summary>
/// <param name="names">The names this run has given so far, across all connections.</param>
internal sealed class Exporter(NemoHost host, Connection connection, TargetNames names)
{
    public ExportPace Pace { get; init; }

    /// <summary>The job as it goes into the journal. Throws if it can't be exported, before anything is submitted.</summary>
    /// <param name="options">With their format.</param>
    private async Task<ExportEntry> PrepareAsync(ExportRequest request, RenderOptions options, CancellationToken cancellationToken)
    {
        var project = request.Project;
        if (request.Edit is { Outcome: EditOutcome.Unchanged } edit && !request.Force)
        {
            throw NemoErrors.NothingChanged(project.Name, edit.Prompt);
        }

        var timeline = request.Edit?.Timeline ?? await LatestAsync(project, cancellationToken).ConfigureAwait(false);
        if (timeline?.Draft is null || !timeline.CanExport)
        {
            throw NemoErrors.NothingToExport(project.Name);
        }

        var path = names.Take(TargetPath.Of(request, options));
        var sources = project
            .Clips.Concat(request.Edit?.Clips ?? [])
            .SelectMany(clip => (string?[])[clip.Path, clip.SentFrom])
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return new ExportEntry(
            ExportIds.Next(host.Clock.UtcNow),
            ExportState.Submitting,
            connection.Address,
            connection.AccountKey,
            connection.IsLocal,
            connection.UserId,
            project.SessionId,
            project.Name,
            path,
            request.Force,
            options,
            host.Clock.UtcNow,
            timeline.Draft,
            Error: null,
            sources
        );
    }

    /// <summary>Makes one export; outputs it when its video is on disk, or with NoWait once it is submitted.</summary>
    public async Task RunAsync(ExportRequest request, IPipeline pipeline, CancellationToken cancellationToken)
    {
        try
        {
            var options = TargetPath.Settle(request.Options, request.Destination);
            if (options.Format != RenderOptions.Mp4)
            {
                pipeline.Verbose("MP4 is the safest export: it plays almost everywhere.");
            }

            var entry = await PrepareAsync(request, options, cancellationToken).ConfigureAwait(false);
            using var target = TargetFile.Take(host.Files, entry.Destination, entry.Sources ?? [], entry.Overwrite);
            var job = new RenderJob(host, connection, pipeline, Pace);
            var running = await job.SubmitAsync(entry, request.Project, cancellationToken).ConfigureAwait(false);
            if (request.NoWait)
            {
                pipeline.Verbose($"Export '{running.Id}' has been submitted; Receive-NemoExport fetches it.");
                await pipeline.EmitAsync(JournalExport.Of(running, connection)).ConfigureAwait(false);
                return;
            }

            await pipeline.EmitAsync(await job.FinishAsync(running, target, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (NemoException error)
        {
            error.Target ??= request.Project.Name;
            throw;
        }
    }

    private async Task<Timeline?> LatestAsync(Project project, CancellationToken cancellationToken) =>
        (await new ProjectFinder(host, connection).RefreshAsync(project, cancellationToken).ConfigureAwait(false)).Timeline;
}
