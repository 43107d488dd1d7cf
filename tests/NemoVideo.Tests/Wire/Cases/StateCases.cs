using System.Globalization;
using System.Text.Json;
using NemoVideo.Core;
using NemoVideo.Tests.Client;

namespace NemoVideo.Tests.Wire;

/// <summary>States, timelines, sessions and credits.</summary>
internal static class StateCases
{
    private const string Changed = """{"t":[{"tt":0,"sg":[{"d":1000,"n":"a.mp4"}]}],"d":1000}""";

    public static IReadOnlyList<WireCase> All => [.. Repeated, .. States, .. Timelines, .. Accounts];

    private static Sees AsDocumented { get; } =
        new()
        {
            Quiet = true,
            Outcome = EditOutcome.Changed,
            Reply = "Done.",
        };

    /// <summary>A new session, and reads, are asked for again.</summary>
    private static IEnumerable<WireCase> Repeated =>
        from broken in new (string Name, Func<Exchange, Task> Answer)[]
        {
            ("a reset", Says.BreakAsync),
            ("500", Says.Json("{}", 500)),
            ("502 in HTML", Says.Page(502)),
            ("a code 500", Says.Json("""{"code":500,"message":"busy"}""")),
            ("an empty body", Says.Nothing()),
            ("a proxy's page", Says.Page()),
        }
        from @case in (IEnumerable<WireCase>)
            [
                new(
                    WirePart.Session,
                    broken.Name + " twice, then a session",
                    cloud => cloud.Session = Says.First(2, broken.Answer, cloud.Session),
                    AsDocumented
                ),
                new(
                    WirePart.State,
                    broken.Name + " twice, then a state",
                    cloud => cloud.State = Says.First(2, broken.Answer, cloud.State),
                    AsDocumented
                ),
                new(
                    WirePart.Poll,
                    broken.Name + " twice, then a poll",
                    cloud => cloud.Poll = Says.First(2, broken.Answer, cloud.Poll),
                    AsDocumented
                ),
                new(
                    WirePart.Credits,
                    broken.Name + " for the credits each time",
                    cloud => cloud.Credits = broken.Answer,
                    AsDocumented with
                    {
                        // At the connection, before the edit and after it.
                        Also = seen => Assert.Equal(3, seen.Cloud.Count("/api/credits/")),
                    }
                ),
            ]
        select @case;

    private static IEnumerable<WireCase> States =>
        [
            new(
                WirePart.Session,
                "a page that stays",
                cloud => cloud.Session = Says.Page(),
                new Sees { Error = "Nemo.AnswerUnreadable", Says = "HTML page" }
            ),
            new(
                WirePart.Session,
                "400 is not asked again",
                cloud => cloud.Session = Says.Json("""{"detail":"no"}""", 400),
                new Sees { Error = "Nemo.ServiceError", Also = seen => Assert.Equal(1, seen.Cloud.Count("/api/tasks/")) }
            ),
            new(
                WirePart.Account,
                "a token is asked for once",
                cloud => cloud.Token = Says.Page(),
                new Sees { Error = "Nemo.AnswerUnreadable", Also = seen => Assert.Equal(1, seen.Cloud.Count("/api/auth/")) }
            ),
            NotThere("404 before the first message", Says.Json("""{"detail":"Session not found"}""", 404)),
            NotThere("404 as a page before the first message", Says.Page(404)),
            NotThere("code 404 before the first message", Says.Json("""{"code":404,"message":"no state"}""")),
            new(
                WirePart.State,
                "1002 before the first message is a lost session",
                cloud => cloud.State = Says.Json("""{"code":1002,"message":"gone"}""", 404),
                new Sees { Error = "Nemo.ProjectNotFound", Also = seen => Assert.Empty(seen.Cloud.Messages) }
            ),
            State("a draft beside the state", """{"code":0,"data":{"state":{},"draft":DRAFT}}"""),
            State("a draft and no state", """{"code":0,"data":{"draft":DRAFT}}"""),
            State("a bare draft", """{"draft":DRAFT}"""),
            State("a draft beside the data", """{"code":0,"draft":DRAFT,"data":{"session_id":"1"}}"""),
            State("a bare state", """{"state":{"draft":DRAFT}}"""),
            State("data without a code", """{"data":{"state":{"draft":DRAFT}}}"""),
            State("data with words", """{"status":"success","message":"ok","data":{"state":{"draft":DRAFT}}}"""),
            State("a draft as text", """{"code":0,"data":{"state":{"draft":TEXT}}}"""),
            State("a state as text", """{"code":0,"data":{"state":STATE}}"""),
            new(
                WirePart.State,
                "a draft that is saved at each read is no edit",
                cloud =>
                {
                    var reads = 0;
                    cloud.HidesEdits = true;
                    cloud.Message = cloud.Reply("""{"content":{"role":"model","parts":[{"text":"Which clip?"}]},"author":"agent"}""");
                    cloud.State = exchange =>
                    {
                        var number = Interlocked.Increment(ref reads).ToString(CultureInfo.InvariantCulture);
                        return exchange.JsonAsync(
                            200,
                            cloud.StateJson(
                                $$$"""
                                {"t":[{"tt":0,"sg":[{"d":1000,"n":"a.mp4","src":"https://cdn.example/a?id=1&X-Amz-Signature={{{number}}}",
                                "updatedAt":{{{number}}}}]}],"d":1000,"updated_at":"{{{number}}}","version":{{{number}}},"revision":{{{number}}},
                                "m":{"timestamp":{{{number}}},"last_modified":"{{{number}}}","request_id":"r{{{number}}}"} }
                                """
                            )
                        );
                    };
                },
                new Sees { Outcome = EditOutcome.Unchanged, Reply = "Which clip?" }
            ),
        ];

    private static IEnumerable<WireCase> Timelines =>
        [
            Timeline("a fraction is seconds", """{"t":[{"tt":0,"sg":[{"n":"a","start":0.5,"duration":2.5}]}]}""", "1. Video: a (0.5-3s)"),
            Timeline(
                "a fraction is seconds, whatever the draft's length",
                """{"d":10,"t":[{"tt":0,"sg":[{"n":"a","start":0,"duration":2.5},{"n":"b","start":2.5,"duration":7.5}]}]}""",
                "1. Video: a (0-2.5s), b (2.5-10s)"
            ),
            Timeline("a fraction under d", """{"t":[{"tt":0,"sg":[{"n":"a","st":0,"d":2.5}]}]}""", "1. Video: a (0-2.5s)"),
            Timeline("no start", """{"t":[{"tt":1,"sg":[{"n":"a","d":4000}]}]}""", "1. BGM: a (4s)"),
            Timeline("neither start nor length", """{"t":[{"tt":0,"sg":[{"n":"a"}]}]}""", "1. Video: a"),
            Timeline(
                "no starts, but as long as the draft",
                """{"d":10000,"t":[{"tt":0,"sg":[{"n":"a","d":4000},{"n":"b","d":6000}]}]}""",
                "1. Video: a (0-4s), b (4-10s)"
            ),
            Timeline(
                "no starts, and shorter than the draft",
                """{"d":20000,"t":[{"tt":0,"sg":[{"n":"a","d":4000},{"n":"b","d":6000}]}]}""",
                "1. Video: a (4s), b (6s)"
            ),
            Timeline(
                "in and out",
                """{"d":10000,"t":[{"tt":0,"sg":[{"n":"a","in":0,"out":4000},{"n":"b","in":4000,"out":10000}]}]}""",
                "1. Video: a (0-4s), b (4-10s)"
            ),
            Timeline(
                "in and out of the source",
                """{"d":5000,"t":[{"tt":0,"sg":[{"n":"a","in":8000,"out":10000},{"n":"b","in":1000,"out":3000}]}]}""",
                "1. Video: a (2s), b (2s)"
            ),
            Timeline(
                "tr as a list",
                """{"d":10000,"t":[{"tt":0,"sg":[{"n":"a","tr":[0,4000]},{"n":"b","tr":[4000,10000]}]}]}""",
                "1. Video: a (0-4s), b (4-10s)"
            ),
            Timeline(
                "tr as a list of start and length",
                """{"d":10000,"t":[{"tt":0,"sg":[{"n":"a","tr":[0,4000]},{"n":"b","tr":[4000,6000]}]}]}""",
                "1. Video: a (0-4s), b (4-10s)"
            ),
            Timeline(
                "tr as an object",
                """{"d":10000,"t":[{"tt":0,"sg":[{"n":"a","tr":{"s":0,"d":4000}},{"n":"b","tr":{"start":4000,"end":10000}}]}]}""",
                "1. Video: a (0-4s), b (4-10s)"
            ),
            Timeline(
                "time as an object",
                """{"t":[{"tt":7,"sg":[{"t":"Hello","time":{"start":1000,"duration":2000}}]}]}""",
                "1. Title: \"Hello\" (1-3s)"
            ),
            Timeline(
                "time with an end in seconds",
                """{"t":[{"tt":7,"sg":[{"t":"Hello","time":{"start":1.5,"end":4}}]}]}""",
                "1. Title: \"Hello\" (1.5-4s)"
            ),
            Timeline(
                "tracks by name",
                """
                {"t":{"main":{"sg":[{"n":"a","st":0,"d":4000}]},"BGM":{"sg":[{"n":"Lo-fi","st":0,"d":4000}]},
                "TITLE":{"sg":[{"t":"Hello","st":0,"d":1000}]}}}
                """,
                "1. main: a (0-4s) 2. BGM: Lo-fi (0-4s) 3. TITLE: \"Hello\" (0-1s)",
                TrackKind.Video,
                TrackKind.Audio,
                TrackKind.Text
            ),
            Timeline(
                "lists of segments by name",
                """{"tracks":{"video":[{"name":"a","start":0,"duration":4.5}],"subtitle":[{"text":"Hello","start":0.5,"end":2}]}}""",
                "1. video: a (0-4.5s) 2. subtitle: \"Hello\" (0.5-2s)",
                TrackKind.Video,
                TrackKind.Text
            ),
            Timeline(
                "types in words",
                """
                {"t":[{"tt":"VIDEO","sg":[{"n":"a","st":0,"d":4000}]},{"type":"voiceover","sg":[{"n":"b","st":0,"d":4000}]},
                {"tt":"caption","sg":[{"text":"Hello","st":0,"d":1000}]},{"tt":3,"name":"music","sg":[{"n":"c","st":0,"d":4000}]}]}
                """,
                "1. Video: a (0-4s) 2. BGM: b (0-4s) 3. Title: \"Hello\" (0-1s) 4. music: c (0-4s)",
                TrackKind.Video,
                TrackKind.Audio,
                TrackKind.Text,
                TrackKind.Other
            ),
        ];

    private static IEnumerable<WireCase> Accounts =>
        [
            Expires("seconds from now", "\"expires_at\":604800", 604800),
            Expires("seconds from now as text", "\"expires_at\":\"604800\"", 604800),
            Expires("milliseconds from now", "\"expires_at\":604800000", 604800),
            Expires("expires_in", "\"expires_in\":604800", 604800),
            Expires("seconds since 1970", "\"expires_at\":1773792000", 604800),
            Expires("milliseconds since 1970", "\"expires_at\":1773792000000", 604800),
            Expires("a date", "\"expires_at\":\"2026-03-18T00:00:00Z\"", 604800),
            Expires("zero", "\"expires_at\":0", null),
            Credits("a balance", """{"code":0,"data":{"balance":"42.5"}}"""),
            Credits("credits", """{"data":{"credits":42.5}}"""),
            Credits("what remains", """{"code":0,"data":{"remaining":42.5}}"""),
            Credits("a bare number", """{"code":0,"data":42.5}"""),
            Credits("an object", """{"success":true,"data":{"balance":{"available":42.5,"frozen":1}}}"""),
            Credits("what is left of the total", """{"code":0,"data":{"total":50,"frozen":7.5}}"""),
            new(
                WirePart.Account,
                "ids as numbers of 19 digits",
                cloud =>
                {
                    cloud.Token = Says.Json("""{"data":{"token":"nmv_usr_wire_0123456789","user_id":5529798706024415233}}""");
                    cloud.Session = Says.Json(
                        """{"data":{"task_id":5529798706024415235,"session_id":5529798706024415237,"user_id":5529798706024415233}}"""
                    );
                },
                new Sees
                {
                    Quiet = true,
                    Also = seen =>
                    {
                        var project = seen.Connection!.Project!;
                        Assert.Equal("5529798706024415233", seen.Connection.UserId);
                        Assert.Equal(("5529798706024415237", "5529798706024415235"), (project.SessionId, project.TaskId));
                        Assert.Contains("\"session_id\":\"5529798706024415237\"", seen.Cloud.Messages[0], StringComparison.Ordinal);
                    },
                }
            ),
        ];

    /// <summary>Answers so until there is a message.</summary>
    private static WireCase NotThere(string name, Func<Exchange, Task> answer) =>
        new(
            WirePart.State,
            name,
            cloud =>
            {
                var state = cloud.State;
                cloud.State = exchange => cloud.Messages.Count == 0 ? answer(exchange) : state(exchange);
            },
            AsDocumented with
            {
                Also = seen => Assert.Equal(1, seen.Cloud.Sessions),
            }
        );

    /// <param name="json">DRAFT stands for a draft, TEXT for its JSON in a text, STATE for a state with it in a text.</param>
    private static WireCase State(string name, string json) =>
        new(
            WirePart.State,
            name,
            cloud =>
                cloud.State = exchange =>
                {
                    var draft = cloud.Edits == 0 ? "{}" : Changed;
                    return exchange.JsonAsync(
                        200,
                        json.Replace("DRAFT", draft, StringComparison.Ordinal)
                            .Replace("TEXT", JsonSerializer.Serialize(draft), StringComparison.Ordinal)
                            .Replace("STATE", JsonSerializer.Serialize("{\"draft\":" + draft + "}"), StringComparison.Ordinal)
                    );
                },
            AsDocumented with
            {
                Also = seen => Assert.Equal("Timeline (1 track): 1. Video: a.mp4 (0-1s)", seen.Edit!.Timeline!.ToString()),
            }
        );

    private static WireCase Timeline(string name, string draft, string says, params TrackKind[] kinds) =>
        new(
            WirePart.State,
            name,
            cloud => cloud.State = exchange => exchange.JsonAsync(200, cloud.StateJson(cloud.Edits == 0 ? "{}" : draft)),
            AsDocumented with
            {
                Also = seen =>
                {
                    var timeline = seen.Edit!.Timeline!;
                    Assert.Equal(says, string.Join(" ", timeline.Tracks));
                    Assert.Equal(
                        kinds.Length > 0 ? kinds : timeline.Tracks.Select(track => track.Kind),
                        timeline.Tracks.Select(track => track.Kind)
                    );
                    Assert.NotEmpty(timeline.Draw());
                    Assert.Equal(timeline.Tracks.Count, timeline.Rows().Count(row => row.From.Length > 0 && row.To.Length > 0));
                },
            }
        );

    private static WireCase Expires(string name, string member, int? seconds) =>
        new(
            WirePart.Account,
            "a token that expires: " + name,
            cloud =>
                cloud.Token = Says.Json($$$"""{"code":0,"data":{"token":"nmv_usr_wire_0123456789","user_id":"anon_1",{{{member}}}}}"""),
            AsDocumented with
            {
                Also = seen =>
                    Assert.Equal(
                        seconds is null ? null : new DateTimeOffset(2026, 3, 11, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds.Value),
                        seen.Connection!.ExpiresAt
                    ),
            }
        );

    private static WireCase Credits(string name, string json) =>
        new(
            WirePart.Credits,
            name,
            cloud => cloud.Credits = Says.Json(json),
            AsDocumented with
            {
                Also = seen => Assert.Equal(42.5m, seen.Connection!.Credits),
            }
        );
}
