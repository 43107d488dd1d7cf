using System.Globalization;
using NemoVideo.Core.Accounts;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Pipeline;
using NemoVideo.Core.Ports;
using NemoVideo.Core.Projects;

namespace NemoVideo.Core.Clips;

/// <summary>One run of <c>Send-NemoClip</c>: uploads files and addresses, each checked before a byte is sent.</summary>
internal sealed class Uploader
{
    private const string BatchKey = "upload";

    private readonly Connection _connection;
    private readonly AccountGuard _guard;
    private readonly ProjectFinder _projects;
    private readonly BatchProgress _batch = new();
    private readonly ClipAdvice _advice;
    private readonly ArrivalCheck _arrivals;
    private int _inputs;

    public Uploader(NemoHost host, Connection connection)
    {
        _connection = connection;
        _guard = new AccountGuard(host, connection);
        _projects = new ProjectFinder(host, connection);
        _advice = new ClipAdvice(connection.Skill);
        _arrivals = new ArrivalCheck(host, _guard);
    }

    /// <summary>Uploads one input and outputs its clip. Throws, naming the input, if something is wrong with it.</summary>
    public async Task RunAsync(UploadRequest request, IPipeline pipeline, CancellationToken cancellationToken)
    {
        var source = request.Source;

        // The same file may appear twice in a run: each input has its own bar.
        var key = string.Format(CultureInfo.InvariantCulture, "upload {0} {1}", Interlocked.Increment(ref _inputs), source.Shown);
        try
        {
            _batch.Expect(key, source.Length);
            var project = await _projects.ForUploadAsync(request.Project, cancellationToken).ConfigureAwait(false);
            var clip = await OnceAsync(request, project, key, pipeline, cancellationToken).ConfigureAwait(false);
            _advice.Look(clip, pipeline);
            await pipeline.EmitAsync(clip).ConfigureAwait(false);
        }
        catch (NemoException error)
        {
            error.Target ??= source.Shown;
            throw;
        }
        finally
        {
            _batch.Forget(key);
            pipeline.Progress(new ProgressReport(key, "", "", ParentKey: BatchKey, Completed: true));
        }
    }

    /// <summary>The same file is sent to a project once; a second row for it (another prompt) gets the same clip.</summary>
    private async Task<Clip> OnceAsync(
        UploadRequest request,
        Project project,
        string key,
        IPipeline pipeline,
        CancellationToken cancellationToken
    )
    {
        var identity = request.Source.Identity;
        while (true)
        {
            Task<Clip>? upload;
            var own = false;
            lock (project.Uploads)
            {
                if (request.Force || !project.Uploads.TryGetValue(identity, out upload) || upload.IsFaulted || upload.IsCanceled)
                {
                    own = true;
                    upload = UploadAsync(request.Source, project, key, pipeline, cancellationToken);
                    project.Uploads[identity] = upload;
                }
            }

            if (own)
            {
                var sent = WithRequest(await upload.ConfigureAwait(false), request);
                lock (project.Uploads)
                {
                    // Files arrive in any order; the project's clips keep the order of the input.
                    project.Clips = [.. project.Clips.Append(sent).OrderBy(clip => clip.Order)];
                    project.IsFresh = false;
                }

                // Not before: one that received nothing must not replace the one in use.
                _projects.Use(project);

                return sent;
            }

            try
            {
                var shared = WithRequest(await WaitAsync(upload, cancellationToken).ConfigureAwait(false), request);
                pipeline.Verbose(
                    $"'{request.Source.Shown}' is already in project '{project.Name}' and is not sent again (-Force sends it again)."
                );
                return shared;
            }
            catch (OperationCanceledException) when (upload.IsCanceled && !cancellationToken.IsCancellationRequested)
            {
                // The run that was sending it has been stopped: this one sends it.
            }
        }
    }

    /// <summary>Waits for another run's work, but no longer than this run lasts.</summary>
    private static async Task<Clip> WaitAsync(Task<Clip> upload, CancellationToken cancellationToken)
    {
        var stopped = new TaskCompletionSource<bool>();
        using (cancellationToken.Register(() => stopped.TrySetResult(true)))
        {
            if (await Task.WhenAny(upload, stopped.Task).ConfigureAwait(false) != upload)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        return await upload.ConfigureAwait(false);
    }

    private async Task<Clip> UploadAsync(
        ClipSource source,
        Project project,
        string key,
        IPipeline pipeline,
        CancellationToken cancellationToken
    )
    {
        // Leave the caller's lock before anything else happens.
        await Task.Yield();
        return source.Uri is { } uri
            ? await FetchAsync(source, uri, project, key, pipeline, cancellationToken).ConfigureAwait(false)
            : await SendAsync(source, project, key, pipeline, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Clip> FetchAsync(
        ClipSource source,
        Uri uri,
        Project project,
        string key,
        IPipeline pipeline,
        CancellationToken cancellationToken
    )
    {
        Report(pipeline, key, source.Shown, 0, null);
        try
        {
            // The service may still be fetching it when its gateway gives up: it is not asked a second time.
            var fetched = await DeliverAsync(
                    source,
                    project,
                    key,
                    token => _connection.Service.UploadUriAsync(token, project.SessionId, uri, cancellationToken),
                    tries: 1,
                    pipeline,
                    cancellationToken
                )
                .ConfigureAwait(false);
            return (fetched with { FileName = fetched.FileName ?? source.Name }).ToClip(project);
        }
        catch (NemoException error) when (error.Is(Ids.ServiceError) && !IsLost(error))
        {
            throw NemoErrors.AddressNotFetched(source.Shown, error.Message);
        }
    }

    private async Task<Clip> SendAsync(
        ClipSource source,
        Project project,
        string key,
        IPipeline pipeline,
        CancellationToken cancellationToken
    )
    {
        var name = source.Name;
        var length = source.Length;
        var whole = length;
        Report(pipeline, key, name, 0, length);
        try
        {
            var info = await DeliverAsync(
                    source,
                    project,
                    key,
                    token =>
                        _connection.Service.UploadFileAsync(
                            token,
                            project.SessionId,
                            source.Path!,
                            name,
                            sent =>
                            {
                                // What is sent counts: the file may have grown since it was examined.
                                whole = sent > 0 ? sent : whole;
                                Report(pipeline, key, name, sent, length);
                            },
                            cancellationToken
                        ),
                    tries: 2,
                    pipeline,
                    cancellationToken
                )
                .ConfigureAwait(false);
            return (info with { FileName = name, Length = whole }).ToClip(project);
        }
        catch (NemoException error) when (error.Is(Ids.ServiceError) && !IsLost(error))
        {
            throw NemoErrors.UploadRefused(source.Shown, error);
        }
    }

    /// <summary>Sends it; where the answer leaves open whether it arrived, the state decides. It is never sent twice on a guess.</summary>
    private async Task<UploadedFile> DeliverAsync(
        ClipSource source,
        Project project,
        string key,
        Func<AccessToken, Task<UploadedFile>> send,
        int tries,
        IPipeline pipeline,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            try
            {
                return await _guard.CallAsync(project, send, cancellationToken).ConfigureAwait(false);
            }
            catch (NemoException error) when (MayHaveArrived(error))
            {
                // From here on, a new session could lack what this one may hold.
                project.IsFresh = false;
                Tell(pipeline, key, source.Name, "asking whether it arrived", null);
                pipeline.Verbose($"'{source.Shown}' may have arrived: {error.Message} The project's state is asked for it.");
                if (await _arrivals.FindAsync(project, source, error, pipeline, cancellationToken).ConfigureAwait(false) is { } found)
                {
                    return found;
                }

                if (!IsLost(error))
                {
                    throw;
                }

                if (--tries == 0)
                {
                    throw NemoErrors.UploadUnconfirmed(
                        source.Shown,
                        error.Message + " The project's state did not list it by then.",
                        error
                    );
                }
            }
        }
    }

    /// <summary>The answer does not say whether the file was kept. A page with a status that refuses says enough.</summary>
    private static bool MayHaveArrived(NemoException error) =>
        error.Delivery == Delivery.Unknown
        && (
            IsLost(error)
            || error.Is(Ids.UploadUnconfirmed)
            || (error.Is(Ids.AnswerUnreadable) && error.HttpStatus is null or < 300 or >= 500)
        );

    /// <summary>There is no answer of the service itself: the connection broke, or a gateway answered in its place.</summary>
    private static bool IsLost(NemoException error) =>
        error.Is(Ids.Unreachable)
        || error.Is(Ids.Timeout)
        || (error.Is(Ids.ServiceError) && (error.Code ?? error.HttpStatus) is 408 or >= 500 and < 600);

    private static Clip WithRequest(Clip clip, UploadRequest request) =>
        new()
        {
            Name = clip.Name,
            Path = request.Source.Path,
            SentFrom = request.Source.File?.Path,
            Source = request.Source.Uri,
            Length = clip.Length,
            Kind = clip.Kind,
            Duration = clip.Duration,
            Width = clip.Width,
            Height = clip.Height,
            FrameRate = clip.FrameRate,
            Hash = clip.Hash,
            RemoteUri = clip.RemoteUri,
            MediaId = clip.MediaId,
            Project = clip.Project,
            Order = request.Order,
            Prompt = request.Prompt,
            Destination = request.Destination,
        };

    private void Report(IPipeline pipeline, string key, string name, long sent, long? length)
    {
        var status = length is null ? "the service is fetching it" : $"{Text.Size.Of(sent)} of {Text.Size.Of(length.Value)}";
        Tell(pipeline, key, name, status, length is > 0 ? 100.0 * sent / length : null);
        pipeline.Progress(_batch.Report(BatchKey, key, sent));
    }

    private static void Tell(IPipeline pipeline, string key, string name, string status, double? percent) =>
        pipeline.Progress(new ProgressReport(key, $"Uploading {name}", status, percent, BatchKey));
}
