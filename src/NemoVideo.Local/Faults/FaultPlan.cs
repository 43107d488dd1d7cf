using System.Text.Json;
using System.Text.Json.Serialization;

namespace NemoVideo.Local.Faults;

/// <remarks>Members can be set after construction because generated readers then keep the defaults of absent ones.</remarks>
/// <summary>How a server misbehaves. The same plan and the same requests in the same order give the same faults.</summary>
internal sealed record FaultPlan
{
    /// <summary>For <see cref="FaultRule.Rate"/>.</summary>
    public int Seed { get; set; }

    public WireShape Shape { get; set; } = new();

    /// <summary>Fraction of edits (0 to 1) whose stream closes without text.</summary>
    public double SilentEdits { get; set; }

    /// <summary>Nothing more can be written.</summary>
    public bool DiskFull { get; set; }

    public IReadOnlyList<FaultRule> Rules { get; set; } = [];

    private const double LongestSeconds = 1_000_000;

    /// <param name="textOrPath">JSON (beginning with a brace), or the path of a JSON file.</param>
    /// <exception cref="JsonException">It is not a plan; the message says where.</exception>
    public static FaultPlan Parse(string textOrPath)
    {
        var text = textOrPath.TrimStart().StartsWith('{') ? textOrPath : File.ReadAllText(textOrPath);
        var plan = JsonSerializer.Deserialize(text, FaultJson.Default.FaultPlan)
            ?? throw new JsonException("A fault plan is a JSON object.");
        plan.Check();
        return plan;
    }

    /// <exception cref="JsonException">A rule names a call that does not exist, or a number is out of range.</exception>
    public void Check()
    {
        Within(SilentEdits, 0, 1, "silent_edits");
        Within(Shape.HeartbeatSeconds, 0.001, LongestSeconds, "heartbeat_seconds");
        foreach (var rule in Rules)
        {
            if (rule is null)
            {
                throw new JsonException("A fault rule is null.");
            }

            Within(rule.Rate ?? 1, 0, 1, "rate");
            Within(rule.Seconds, 0, LongestSeconds, "seconds");
            Within(rule.Status ?? 200, 200, 599, "status");
            if (rule.Call != FaultRule.AnyCall && !ApiCall.Names.Contains(rule.Call))
            {
                throw new JsonException(
                    $"A rule's call must be one of {FaultRule.AnyCall}, {string.Join(", ", ApiCall.Names)}, not \"{rule.Call}\"."
                );
            }
        }
    }

    private static void Within(double value, double low, double high, string name)
    {
        // NaN is never in range.
        if (!(value >= low && value <= high))
        {
            throw new JsonException(FormattableString.Invariant($"A fault plan's {name} is {value}; it must be between {low} and {high}."));
        }
    }
}

/// <summary>One thing that goes wrong, and when.</summary>
internal sealed record FaultRule
{
    public const string AnyCall = "any";

    /// <summary>One of <see cref="ApiCall.Names"/>, or <c>any</c>.</summary>
    public string Call { get; set; } = AnyCall;

    public required FaultAction Do { get; set; }

    /// <summary>The request of that call it starts with, counted from 1 since the plan was set; null is the first.</summary>
    public int? Nth { get; set; }

    /// <summary>How many requests in a row; null means one when <see cref="Nth"/> is given, otherwise all.</summary>
    public int? Times { get; set; }

    /// <summary>Fraction of these requests, 0 to 1; null means all of them.</summary>
    public double? Rate { get; set; }

    /// <summary>error: the API's code.</summary>
    public int? Code { get; set; }

    /// <summary>error: the HTTP status. Default: the one that matches the body and the code.</summary>
    public int? Status { get; set; }

    /// <summary>error: the answer's shape. Default: code when there is a code, otherwise error.</summary>
    public ErrorForm? Body { get; set; }

    /// <summary>error, error-frame, fail-render: the message.</summary>
    public string? Message { get; set; }

    /// <summary>error: seconds for a Retry-After header; none by default.</summary>
    public int? RetryAfter { get; set; }

    /// <summary>delay, stall: how long, by the server's clock.</summary>
    public double Seconds { get; set; } = 900;

    /// <summary>break, end, stall, error-frame: after this many events of a stream.</summary>
    public int? AfterEvents { get; set; }

    /// <summary>break, end, stall, error-frame: after this many bytes of the answer.</summary>
    public long? AfterBytes { get; set; }

    /// <summary>error-frame: with a quotation mark left unescaped, so that it is not JSON.</summary>
    public bool BrokenJson { get; set; }
}

[JsonConverter(typeof(KebabEnum<FaultAction>))]
internal enum FaultAction
{
    /// <summary>The request is refused without being handled.</summary>
    Error,

    /// <summary>It waits before it is handled.</summary>
    Delay,

    /// <summary>The connection is dropped, and nothing was done.</summary>
    DropBefore,

    /// <summary>It is handled, and the connection is dropped without an answer.</summary>
    DropAfter,

    /// <summary>The answer's connection is dropped in the middle.</summary>
    Break,

    /// <summary>The answer ends early, as if it were whole.</summary>
    End,

    /// <summary>The answer stops for a while.</summary>
    Stall,

    /// <summary>A stream goes wrong: its last frame is an error.</summary>
    ErrorFrame,

    /// <summary>An edit is made, and its stream closes without text.</summary>
    Silent,

    /// <summary>After the reply of an edit comes "I encountered a temporary issue".</summary>
    TemporaryIssue,

    /// <summary>A render fails once it begins (call: render).</summary>
    FailRender,
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true
)]
[JsonSerializable(typeof(FaultPlan))]
internal sealed partial class FaultJson : JsonSerializerContext;
