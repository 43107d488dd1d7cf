using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using NemoVideo.Local.Faults;
using NemoVideo.Local.Media;
using NemoVideo.Local.Store;

namespace NemoVideo.Local.Api;

/// <summary>Uploads: files in a multipart body, or addresses in a JSON body.</summary>
internal static class UploadEndpoint
{
    /// <summary>Files or addresses per request.</summary>
    private const int MostFiles = 100;

    public static void Map(IEndpointRouteBuilder routes, Backend backend) =>
        routes.MapCall("POST", "/api/upload-video/nemo_agent/me/{session}", ApiCall.Upload, context => UploadAsync(context, backend));

    private static async Task UploadAsync(HttpContext context, Backend backend)
    {
        var account = Requests.Authenticate(context, backend);
        var project = Requests.ProjectOf(backend, account, Requests.RouteValue(context, "session"));
        using var batch = new UploadBatch(backend.Folder, backend.Projects, backend.Probe, backend.Options.MaxFileSize);
        try
        {
            if (
                MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
                && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            )
            {
                await ReadFilesAsync(context, type, batch);
            }
            else
            {
                await FetchAsync(context, backend, batch);
            }

            if (batch.Count == 0)
            {
                throw Malformed("There is no part named files.");
            }

            var (changed, media) = await batch.CommitAsync(project.SessionId, context.RequestAborted);
            var files = media.Select(m => SessionEndpoints.Describe(context, changed, m));
            await Answers.DataAsync(context, new UploadAnswer([.. files], true), WireJson.Default.UploadAnswer);
        }
        catch (FileTooLargeException e)
        {
            throw new ApiException(ApiCode.TooLarge, e.Message);
        }
        catch (MediaException e)
        {
            throw new ApiException(ApiCode.UnsupportedType, e.Message);
        }
    }

    private static async Task ReadFilesAsync(HttpContext context, MediaTypeHeaderValue type, UploadBatch batch)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > 200)
        {
            throw Malformed("The multipart body has no usable boundary.");
        }

        try
        {
            var reader = new MultipartReader(boundary, context.Request.Body);
            while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
            {
                if (
                    !ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
                    || HeaderUtilities.RemoveQuotes(disposition.Name) != "files"
                )
                {
                    continue;
                }

                if (batch.Count == MostFiles)
                {
                    throw Malformed($"A request can hold at most {MostFiles} files. Send the rest in another one.");
                }

                var given = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
                var name = UploadBatch.CleanName(HeaderUtilities.RemoveQuotes(given).ToString());
                var extension = MediaTypes.ExtensionOf(name)
                    ?? throw new ApiException(
                        ApiCode.UnsupportedType,
                        $"{name} is not of an accepted type. Accepted: {MediaTypes.Accepted}."
                    );
                await batch.AddAsync(name, extension, section.Body, context.RequestAborted);
            }
        }
        catch (Exception e) when (e is ConnectionResetException or BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest })
        {
            // The client left in the middle of its body. The context hears of that later than the reader does.
            context.Drop();
            throw new OperationCanceledException(e.Message, e);
        }
        catch (Exception e) when ((e is IOException && !DiskFullException.Is(e)) || e is InvalidDataException)
        {
            throw Malformed($"The multipart body can't be read: {e.Message}");
        }
    }

    private static async Task FetchAsync(HttpContext context, Backend backend, UploadBatch batch)
    {
        var request = await Requests.ReadJsonAsync(context, WireJson.Default.UrlsRequest);
        if (request.Urls is not { Count: > 0 and <= MostFiles } urls)
        {
            throw Malformed($"urls must hold 1 to {MostFiles} addresses.");
        }

        using var fetcher = new AddressFetcher(backend.Clock, backend.Options.FetchPrivate);
        foreach (var url in urls)
        {
            await fetcher.FetchAsync(url ?? throw Malformed("An address in urls is null."), batch, context.RequestAborted);
        }
    }

    private static ApiException Malformed(string message) => new(StatusCodes.Status422UnprocessableEntity, message, ErrorForm.Detail);
}
