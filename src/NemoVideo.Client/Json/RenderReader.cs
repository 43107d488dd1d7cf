using System.Globalization;
using System.Text.Json;
using NemoVideo.Client.Http;
using NemoVideo.Core;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Ports;

namespace NemoVideo.Client.Json;

/// <summary>A render job, in the answers to a submit and to a poll: bare, or inside other objects and lists of one.</summary>
internal static class RenderReader
{
    private const int Deepest = 8;
    private const int LongestId = 200;
    private const int LongestStatus = 60;

    private static readonly string[] Wrappers =
    [
        "render",
        "job",
        "task",
        "export",
        "data",
        "response",
        "result",
        "item",
        "renders",
        "statuses",
        "jobs",
        "tasks",
        "items",
        "list",
    ];

    private static readonly string[] StatusNames =
    [
        "renderstatus",
        "jobstatus",
        "taskstatus",
        "exportstatus",
        "status",
        "state",
        "phase",
        "stage",
    ];

    private static readonly string[] IdNames = ["renderid", "id", "jobid", "taskid", "exportid", "uuid", "requestid"];

    private static readonly string[] ErrorNames =
    [
        "error",
        "errormessage",
        "errormsg",
        "failurereason",
        "failreason",
        "errors",
        "errordetail",
    ];

    /// <param name="id">The id that was asked for.</param>
    /// <exception cref="NemoException"><c>Nemo.AnswerUnreadable</c>; <c>Nemo.ExportNotFound</c> if that is its status.</exception>
    public static RenderStatus Read(JsonElement data, string id, Uri origin)
    {
        // An empty answer to a submit accepts the job.
        var layers = Layers(data, id);
        if (layers.Count == 0 && data.ValueKind != JsonValueKind.Undefined)
        {
            throw NemoErrors.AnswerUnreadable("it is not about a render.");
        }

        var video = VideoAddress.Find(layers, origin);
        var (progress, isFraction) = Progress(layers);
        var (state, word) = State(layers, video.Address, progress, id);
        var isCompleted = state == ExportState.Completed;
        var isEnded = state is ExportState.Failed or ExportState.Canceled;
        var details = layers.Concat(layers.Select(layer => layer.Named("output", "result", "video") ?? default)).ToList();
        return new RenderStatus(
            id,
            state,
            progress is null ? null : Math.Clamp(progress.Value, 0, 100),
            isCompleted ? video.Address : null,
            isEnded ? CleanText.Remark(Error(layers) ?? First(details, AnswerReader.Said)) : null,
            First(details, layer => layer.Seconds("duration")),
            First(details, layer => layer.Long("size", "outputSize", "file_size", "fileSize"))
        )
        {
            ServiceIds = Ids(layers, id),
            IsFraction = isFraction,
            UnknownStatus = word,
            BadAddress = isCompleted && video.Address is null ? video.Wrong : null,
        };
    }

    /// <summary>The answer to a poll is an envelope with nothing in it: there is no such job.</summary>
    public static bool IsNothing(JsonElement data) =>
        data.ValueKind == JsonValueKind.Object
        && data.TryGetProperty("data", out var inside)
        && inside.ValueKind == JsonValueKind.Null
        && !TellsStatus(data);

    /// <summary>It says how a render is, under whatever name.</summary>
    public static bool TellsStatus(JsonElement data) =>
        Layers(data, "").Exists(layer => Status(layer) is { } word && !RenderWords.IsAboutTheAnswer(word));

    /// <summary>The address of the video in any JSON, and what is wrong with it.</summary>
    public static VideoAddress Address(ReadOnlyMemory<byte> json, Uri origin)
    {
        try
        {
            using var document = JsonDocument.Parse(json, JsonReading.Options);
            return VideoAddress.Find(
                Layers(document.RootElement, "").Prepend(document.RootElement.Named("data", "result") ?? document.RootElement),
                origin
            );
        }
        catch (JsonException)
        {
            return new VideoAddress(null, null);
        }
    }

    /// <summary>The objects that are inside one another around the render, the innermost first.</summary>
    private static List<JsonElement> Layers(JsonElement data, string id)
    {
        var layers = new List<JsonElement>();
        for (JsonElement? next = data; next is { } element && layers.Count < Deepest; )
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                next = Entry(element, id);
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                layers.Insert(0, element);
                next = Wrappers
                    .Select(name => element.Named(name))
                    .Prepend(element.Member(id))
                    .FirstOrDefault(inner => inner is { ValueKind: JsonValueKind.Object or JsonValueKind.Array });
            }
            else
            {
                break;
            }
        }

        return layers;
    }

    /// <summary>The only entry of a list, or the one with the id.</summary>
    private static JsonElement? Entry(JsonElement list, string id)
    {
        var entries = list.EnumerateArray().Where(entry => entry.ValueKind is JsonValueKind.Object or JsonValueKind.Array).ToList();
        return entries.Count == 1
            ? entries[0]
            : entries.Where(entry => Ids(entry).Contains(id)).Select(entry => (JsonElement?)entry).FirstOrDefault();
    }

    /// <summary>The innermost status wins; one that is about the answer itself counts only where there is no other.</summary>
    private static (ExportState State, string? Unknown) State(List<JsonElement> layers, Uri? address, double? progress, string id)
    {
        var word = layers.Select(Status).FirstOrDefault(status => status is not null && !RenderWords.IsAboutTheAnswer(status));
        if (word is null)
        {
            // "success" of the outermost object says that the call succeeded, and of the render's own that it is completed.
            var about = layers.Take(address is null ? 1 : layers.Count).Select(Status).FirstOrDefault(status => status is not null);
            var isUnderWay = progress is < 100 and not 1 && address is null;
            word = about is null || RenderWords.SaysNothing(about) || isUnderWay ? null : about;
        }

        if (word is not null && RenderWords.IsNotFound(word))
        {
            throw NemoErrors.ExportNotFound(id);
        }

        var known = word is null ? null : RenderWords.StateOf(word);
        var isOpen = known is null or ExportState.Pending or ExportState.Processing;
        if (isOpen && Flag(layers, "failed", "isfailed", "haserror", "fatalerrorencountered"))
        {
            return (ExportState.Failed, null);
        }

        if (
            isOpen
            && Flag(layers, "done", "completed", "complete", "finished", "isdone", "iscompleted", "isfinished")
            && (known is null || address is not null)
        )
        {
            return (Error(layers) is null ? ExportState.Completed : ExportState.Failed, null);
        }

        if (known is { } state)
        {
            return (state, null);
        }

        if (address is not null && (progress is 1 or >= 100 || (word is null && progress is null)))
        {
            return (ExportState.Completed, null);
        }

        return word is not null ? (ExportState.Processing, Shown(word))
            : Error(layers) is not null ? (ExportState.Failed, null)
            : progress > 0 ? (ExportState.Processing, null)
            : (ExportState.Pending, progress is null ? "" : null);
    }

    /// <summary>A layer's own status: of several words one that is known and not about the answer.</summary>
    private static string? Status(JsonElement layer)
    {
        var words = StatusNames.Select(name => Word(layer.Named(name))).OfType<string>().ToList();
        if (Word(layer.Named("type")) is { } type && RenderWords.StateOf(type) is not null)
        {
            words.Add(type);
        }

        return words.Find(word => RenderWords.StateOf(word) is not null && !RenderWords.IsAboutTheAnswer(word))
            ?? words.Find(word => !RenderWords.IsAboutTheAnswer(word))
            ?? words.FirstOrDefault();
    }

    private static string? Word(JsonElement? status) =>
        status switch
        {
            { ValueKind: JsonValueKind.String } text => string.IsNullOrWhiteSpace(text.SafeString()) ? null : text.SafeString(),
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            { ValueKind: JsonValueKind.True } => "true",
            { ValueKind: JsonValueKind.False } => "false",
            { ValueKind: JsonValueKind.Object } inner => inner.Text("status", "state", "name", "value", "code"),
            _ => null,
        };

    private static string? Shown(string word)
    {
        var shown = CleanText.Remark(CleanText.Line(word)) ?? "";
        return shown.Length > LongestStatus ? shown[..LongestStatus] + "…" : shown;
    }

    private static bool Flag(List<JsonElement> layers, params string[] names) =>
        layers.Exists(layer =>
            names.Any(name =>
                layer.Named(name) switch
                {
                    { ValueKind: JsonValueKind.True } => true,
                    { ValueKind: JsonValueKind.String } text => text.SafeString()?.Trim().ToLowerInvariant() == "true",
                    _ => false,
                }
            )
        );

    /// <summary>In percent: 40, "40", "40%", and 0.4, which is a fraction.</summary>
    private static (double? Percent, bool IsFraction) Progress(List<JsonElement> layers)
    {
        foreach (var layer in layers.Concat(layers.Select(layer => layer.Named("output") ?? default)))
        {
            var value = layer.Named("progress", "overallprogress", "percent", "percentage", "progresspercent", "progresspercentage");
            if (value is { ValueKind: JsonValueKind.Object } inner)
            {
                value = inner.Named("percent", "percentage", "value", "progress", "current");
            }

            if (
                value is { ValueKind: JsonValueKind.String } text
                && text.SafeString()?.Trim() is [.., '%'] said
                && double.TryParse(said[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var percent)
                && double.IsFinite(percent)
            )
            {
                return (percent, false);
            }

            if (value?.AsNumber() is { } progress)
            {
                return progress is > 0 and < 1 ? (progress * 100, true) : (progress, false);
            }
        }

        return (null, false);
    }

    /// <summary>Words of an error, from members that have no other meaning.</summary>
    private static string? Error(List<JsonElement> layers) =>
        First(layers, layer =>
            ErrorNames.Select(name => ErrorText(layer.Named(name))).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text))
        );

    private static string? ErrorText(JsonElement? error) =>
        error switch
        {
            { ValueKind: JsonValueKind.String } text => text.SafeString(),
            { ValueKind: JsonValueKind.Object } inner
                when inner.IsNo("isFatal") || inner.Member("willRetry") is { ValueKind: JsonValueKind.True } => null,
            { ValueKind: JsonValueKind.Object } inner => AnswerReader.Said(inner)
                ?? (inner.IsNo("code") ? null : inner.Text("code", "type", "name")),
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray()
                .Select(entry => ErrorText(entry))
                .FirstOrDefault(text => text is not null),
            _ => null,
        };

    /// <summary>The ids to ask by, where they are not just the client's own.</summary>
    private static IReadOnlyList<string> Ids(List<JsonElement> layers, string own)
    {
        var ids = layers.SelectMany(Ids).Distinct(StringComparer.Ordinal).ToList();
        return ids.TrueForAll(id => id == own) ? [] : ids;
    }

    /// <summary>An id is shown and sent back unchanged: what has characters that no id can have is none.</summary>
    private static List<string> Ids(JsonElement layer) =>
        [
            .. IdNames
                .Concat(["data", "render", "job", "task", "export"])
                .Select(name =>
                    layer.Named(name) switch
                    {
                        { ValueKind: JsonValueKind.String } text => text.SafeString()?.Trim(' '),
                        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
                        _ => null,
                    }
                )
                .OfType<string>()
                .Where(id => id.Length is > 0 and <= LongestId && id.All(c => c is > ' ' and <= '~'))
                .Distinct(StringComparer.Ordinal),
        ];

    private static T? First<T>(IEnumerable<JsonElement> layers, Func<JsonElement, T?> read) =>
        layers.Select(read).FirstOrDefault(value => value is not null);
}
