using System.Text;
using NemoVideo.Core;
using NemoVideo.Tests.Client;

namespace NemoVideo.Tests.Wire;

/// <summary>Shapes that servers of other kinds use for the same: Express, PHP, FastAPI, Remotion, gateways and CDNs.</summary>
internal static class OtherServersCases
{
    private const string Changed = """{"t":[{"tt":0,"sg":[{"d":1000,"n":"a.mp4"}]}],"d":1000}""";
    private static readonly Sees Video = new() { Quiet = true, Also = seen => Assert.Single(seen.Cloud.Renders) };
    private static Sees AsDocumented { get; } =
        new()
        {
            Quiet = true,
            Outcome = EditOutcome.Changed,
            Reply = "Done.",
        };

    public static IReadOnlyList<WireCase> All => [.. Polls(), .. Submits(), .. Fetches(), .. Uploads(), .. States()];

    private static WireCase P(string name, string json, string before = """{"status":"processing","progress":40}""", Sees? sees = null) =>
        new(WirePart.Poll, "" + name, cloud => cloud.Poll = Done(cloud, json, before), sees ?? Video);

    private static IEnumerable<WireCase> Polls()
    {
        yield return P(
            "remotion",
            """{"done":true,"overallProgress":1,"outputFile":"{url}","errors":[],"fatalErrorEncountered":false,"renderId":"{id}"}""",
            """{"done":false,"overallProgress":0.4,"outputFile":null,"errors":[],"fatalErrorEncountered":false,"renderId":"{id}"}""",
            Video with
            {
                Also = seen => Assert.Equal(0, seen.Cloud.Count("/download")),
            }
        );
        yield return P(
            "remotion-nonfatal",
            """{"done":true,"overallProgress":1,"outputFile":"{url}","errors":[],"fatalErrorEncountered":false,"renderId":"{id}"}""",
            """{"done":false,"overallProgress":0.4,"outputFile":null,"errors":[{"message":"chunk 3 timed out","isFatal":false,"willRetry":true}],"fatalErrorEncountered":false,"renderId":"{id}"}"""
        );
        yield return P(
            "remotion-next",
            """{"type":"success","data":{"type":"done","url":"{url}","size":29}}""",
            """{"type":"success","data":{"type":"progress","progress":0.4}}"""
        );
        yield return P(
            "remotion-next-error",
            """{"type":"success","data":{"type":"error","message":"out of memory"}}""",
            """{"type":"success","data":{"type":"progress","progress":0.4}}""",
            new Sees { Error = "Nemo.ExportFailed", Says = "out of memory" }
        );
        yield return P(
            "fatal",
            """{"done":false,"overallProgress":0.4,"errors":[{"message":"out of memory","isFatal":true}],"fatalErrorEncountered":true,"renderId":"{id}"}""",
            sees: new Sees { Error = "Nemo.ExportFailed", Says = "out of memory" }
        );
        yield return P(
            "warn-errors",
            """{"success":true,"data":{"id":"{id}","progress":100,"url":"{url}"}}""",
            """{"success":true,"data":{"id":"{id}","progress":40,"error":{"code":0,"message":""}}}"""
        );
        yield return P(
            "error empty, state",
            """{"job_id":"{id}","state":"completed","error":"","video_url":"{url}"}""",
            """{"job_id":"{id}","state":"rendering","error":"","progress":40}"""
        );
        yield return P(
            "error false, state",
            """{"error":false,"job_id":"{id}","state":"completed","video_url":"{url}"}""",
            """{"error":false,"job_id":"{id}","state":"rendering"}"""
        );
        yield return P(
            "state failed with error",
            """{"renderId":"{id}","state":"failed","error":"boom"}""",
            sees: new Sees { Error = "Nemo.ExportFailed", Says = "boom" }
        );
        yield return P(
            "success false data.state",
            """{"success":false,"data":{"renderId":"{id}","state":"failed","error":"boom"}}""",
            sees: new Sees { Error = "Nemo.ExportFailed", Says = "boom" }
        );
        yield return P(
            "status beside data, failed",
            """{"success":true,"status":"failed","error":"boom","data":{"id":"{id}"}}""",
            sees: new Sees { Error = "Nemo.ExportFailed", Says = "boom" }
        );
        yield return P(
            "status beside data, url early",
            """{"success":true,"status":"completed","progress":100,"data":{"url":"{url}"}}""",
            """{"success":true,"status":"processing","progress":40,"data":{"url":"https://nowhere.invalid/early.mp4"}}""",
            Video with
            {
                Also = seen => Assert.True(seen.Cloud.Renders.Single().Polls == 2, seen.Cloud.Log),
            }
        );
        yield return P("progress beside data", """{"code":0,"progress":100,"data":{"id":"{id}","status":"completed","url":"{url}"}}""");
        yield return P("revoked", """{"task_id":"{id}","state":"REVOKED"}""", sees: new Sees { Error = "Nemo.ExportCanceled" });
        yield return P("unknown word with url", """{"id":"{id}","status":"available","url":"{url}"}""", sees: new Sees());
        yield return P("list of statuses", """{"statuses":[{"id":"{id}","status":"completed","url":"{url}"}]}""");
        yield return P(
            "eta and thumb",
            """{"id":"{id}","status":"completed","thumbnail_url":"https://nowhere.invalid/t.jpg","output":{"thumbnail":{"url":"https://nowhere.invalid/t.jpg"},"mp4":{"url":"{url}"}}}"""
        );
        yield return P("output as json text", """{"id":"{id}","status":"completed","output":"{\"url\":\"{url}\"}"}""");
        yield return P(
            "s3Url",
            """{"id":"{id}","status":"completed","s3Url":"{url}"}""",
            sees: Video with
            {
                Also = seen => Assert.Equal(0, seen.Cloud.Count("/download")),
            }
        );
        yield return P(
            "outputFile",
            """{"id":"{id}","status":"completed","outputFile":"{url}"}""",
            sees: Video with
            {
                Also = seen => Assert.Equal(0, seen.Cloud.Count("/download")),
            }
        );
        yield return P(
            "urls image first, output video",
            """{"id":"{id}","status":"completed","output":{"url":"{url}"},"input":{"url":"https://nowhere.invalid/in.mp4"},"data":{"cover":"x"}}"""
        );
        yield return P(
            "result holds thumb url and video in outer",
            """{"id":"{id}","status":"completed","video_url":"{url}","result":{"url":"https://nowhere.invalid/thumb.jpg"}}"""
        );
    }

    private static Func<Exchange, Task> Done(FakeCloud cloud, string json, string before) =>
        exchange =>
        {
            var id = FakeCloud.IdOf(exchange);
            return cloud.Next(id) is { } render
                ? exchange.JsonAsync(
                    200,
                    (render.Polls > 1 ? json : before).Replace("{id}", id).Replace("{url}", cloud.FileAddress.ToString())
                )
                : exchange.JsonAsync(404, """{"success":false,"error":"job not found"}""");
        };

    private static WireCase S(string name, string json, int status = 200) =>
        new(
            WirePart.Submit,
            "" + name,
            cloud =>
                cloud.Submit = async e =>
                {
                    await cloud.AcceptAsync(e, "srv-1");
                    await e.JsonAsync(status, json);
                },
            Video
        );

    private static IEnumerable<WireCase> Submits()
    {
        yield return S("data is the id", """{"code":0,"data":"srv-1"}""");
        yield return S("job is the id", """{"job":"srv-1","status":"queued"}""");
        yield return S("id beside data", """{"success":true,"render_id":"srv-1","data":{"estimated_time":60}}""");
        yield return S("id beside data text", """{"success":true,"render_id":"srv-1","data":"Render started"}""");
        yield return S("task of project inside", """{"success":true,"renderId":"srv-1","task":{"task_id":"task_1","name":"project"}}""");
        yield return S("Mongo", """{"success":true,"render":{"_id":"srv-1","status":"queued"}}""");
        yield return S("request id", """{"request_id":"srv-1","status":"IN_QUEUE"}""");
        yield return S("uuid", """{"uuid":"srv-1","status":"IN_QUEUE"}""");
        yield return S("error empty", """{"error":"","render_id":"srv-1"}""", 202);
        yield return S("error false", """{"error":false,"message":"started","render_id":"srv-1"}""");
        yield return new(
            WirePart.Submit,
            "lost submit, 200 not found",
            cloud =>
            {
                var submit = cloud.Submit;
                var n = 0;
                cloud.Submit = async e =>
                {
                    if (n++ == 0)
                    {
                        await Says.BreakAsync(e);
                    }
                    else
                    {
                        await submit(e);
                    }
                };
                var poll = cloud.Poll;
                cloud.Poll = e => cloud.Renders.Count == 0 ? e.JsonAsync(200, """{"success":false,"error":"job not found"}""") : poll(e);
            },
            new Sees()
        );
        yield return new(
            WirePart.Submit,
            "lost submit, data null",
            cloud =>
            {
                var submit = cloud.Submit;
                var n = 0;
                cloud.Submit = async e =>
                {
                    if (n++ == 0)
                    {
                        await Says.BreakAsync(e);
                    }
                    else
                    {
                        await submit(e);
                    }
                };
                var poll = cloud.Poll;
                cloud.Poll = e => cloud.Renders.Count == 0 ? e.JsonAsync(200, """{"success":true,"data":null}""") : poll(e);
            },
            new Sees()
        );
        yield return new(
            WirePart.Submit,
            "own id polls data null, service id",
            cloud =>
            {
                cloud.Submit = async e =>
                {
                    await cloud.AcceptAsync(e);
                    await e.JsonAsync(200, """{"success":true,"data":null}""");
                };
            },
            Video
        );
    }

    private static WireCase F(string name, Func<FakeCloud, Func<Exchange, Task>> fetch, Sees? sees = null) =>
        new(WirePart.Download, "" + name, cloud => cloud.Fetch = fetch(cloud), sees ?? Video);

    private static Func<Exchange, Task> First(int n, Func<Exchange, Task> a, FakeCloud cloud) => Says.First(n, a, cloud.Fetch);

    private static IEnumerable<WireCase> Fetches()
    {
        foreach (var status in new[] { 400, 401, 204, 409, 412, 416, 451 })
        {
            yield return F($"{status} first", cloud => First(1, e => e.TextAsync(status, "", "application/xml"), cloud));
            yield return F($"{status} always", cloud => e => e.TextAsync(status, "", "application/xml"));
        }
        yield return F("page first", cloud => First(1, e => e.TextAsync(200, "<html>preparing</html>", "text/html"), cloud));
        yield return F("page always", cloud => e => e.TextAsync(200, "<html>preparing</html>", "text/html"));
        yield return F("xml error 200", cloud =>
            First(1, e => e.TextAsync(200, "<Error><Code>NoSuchKey</Code></Error>", "application/xml"), cloud)
        );
        yield return F("text 200", cloud => First(1, e => e.TextAsync(200, "not ready", "text/plain"), cloud));
        yield return F("503 always", cloud => e => e.TextAsync(503, "", "text/plain"));
        yield return F("gzip", cloud =>
            e => e.BytesAsync(200, Packing.Of(Encoding.UTF8.GetString(FakeCloud.Video), "gzip"), "video/mp4", "Content-Encoding: gzip\r\n")
        );
        foreach (var l in new[] { "//", "///", "http://[", "http://", "http:///x", "\\\\x\\y", "https://exa mple/", "http://a:99999/", "" })
        {
            yield return F(
                "Location " + l,
                cloud => First(1, e => e.TextAsync(302, "", "text/plain", $"Location: {l}\r\n"), cloud),
                new Sees { Error = "Nemo.DownloadRefused" }
            );
        }

        WireCase D(string name, Func<FakeCloud, Func<Exchange, Task>> download, Sees? sees = null) =>
            new(
                WirePart.Download,
                "dl " + name,
                cloud =>
                {
                    cloud.Poll = Done(cloud, """{"id":"{id}","status":"completed"}""", """{"status":"processing"}""");
                    cloud.Download = download(cloud);
                },
                sees ?? Video
            );
        yield return D("json string", cloud => e => e.JsonAsync(200, $"\"{cloud.FileAddress}\""));
        yield return D("text url", cloud => e => e.TextAsync(200, $"{cloud.FileAddress}", "text/plain"));
        yield return D("gzip json", cloud =>
            e =>
                e.BytesAsync(
                    200,
                    Packing.Of($"{{\"url\":\"{cloud.FileAddress}\"}}", "gzip"),
                    "application/json",
                    "Content-Encoding: gzip\r\n"
                )
        );
        yield return D("409 not ready first", cloud => Says.First(2, Says.Json("""{"error":"not ready"}""", 409), cloud.Download));
        yield return D("200 json not ready first", cloud => Says.First(2, Says.Json("""{"status":"processing"}"""), cloud.Download));
        yield return D("data url", cloud => e => e.JsonAsync(200, $$$"""{"success":true,"data":"{{{cloud.FileAddress}}}"}"""));
        yield return D("error empty", cloud => e => e.JsonAsync(200, $$$"""{"error":"","url":"{{{cloud.FileAddress}}}"}"""));
        yield return D("no type json", cloud => e => e.TextAsync(200, $$$"""{"url":"{{{cloud.FileAddress}}}"}""", "text/plain"));
    }

    private static WireCase Refuses(
        string name,
        string json,
        string says = "codec unknown",
        string error = "Nemo.UploadRefused",
        int status = 200
    ) =>
        new(
            WirePart.Upload,
            "" + name,
            cloud => cloud.Upload = Says.Json(json, status),
            new Sees
            {
                Error = error,
                Says = says,
                Also = seen =>
                {
                    Assert.Empty(seen.Cloud.Messages);
                    Assert.Equal(1, seen.Cloud.Count("upload-video"));
                },
            }
        );

    private static WireCase Reads(string name, string json) =>
        new(
            WirePart.Upload,
            "" + name,
            cloud =>
                cloud.Upload = async exchange =>
                {
                    await cloud.KeepAsync(exchange);
                    await exchange.JsonAsync(200, json.Replace("URL", $"{cloud.Address}cdn/1", StringComparison.Ordinal));
                },
            AsDocumented with
            {
                Also = seen => Assert.Equal(1, seen.Cloud.Count("upload-video")),
            }
        );

    private static IEnumerable<WireCase> Uploads()
    {
        yield return Refuses(
            "207 results",
            """{"results":[{"filename":"a.mp4","status":415,"message":"codec unknown"}]}""",
            error: "Nemo.UploadRefused",
            status: 207
        );
        yield return Refuses("statusCode entry", """{"files":[{"filename":"a.mp4","statusCode":422,"message":"codec unknown"}]}""");
        yield return Refuses(
            "uploaded false",
            """{"code":0,"data":{"files":[{"filename":"a.mp4","uploaded":false,"message":"codec unknown"}]}}"""
        );
        yield return Refuses(
            "accepted false",
            """{"code":0,"data":{"files":[{"filename":"a.mp4","accepted":false,"message":"codec unknown"}]}}"""
        );
        yield return Refuses(
            "valid false",
            """{"code":0,"data":{"files":[{"filename":"a.mp4","valid":false,"message":"codec unknown"}]}}"""
        );
        yield return Refuses(
            "text code entry",
            """{"code":0,"data":{"files":[{"filename":"a.mp4","code":"E_CODEC","message":"codec unknown"}]}}"""
        );
        yield return Refuses(
            "text error_code entry",
            """{"code":0,"data":{"files":[{"filename":"a.mp4","error_code":"E_CODEC","message":"codec unknown"}]}}"""
        );
        yield return Refuses("errors list entry", """{"code":0,"data":{"files":[{"filename":"a.mp4","errors":["codec unknown"]}]}}""");
        yield return Refuses(
            "failed_reason",
            """{"code":0,"data":{"files":[{"filename":"a.mp4","fail_reason":"codec unknown","cdn_url":null}]}}"""
        );
        yield return Refuses("text code", """{"code":"E_CODEC","message":"codec unknown"}""");
        yield return Refuses(
            "failed beside data",
            """{"code":0,"data":[],"failed_files":[{"filename":"a.mp4","error":"codec unknown"}]}"""
        );
        yield return Refuses(
            "failed beside data with others",
            """{"code":0,"data":{"files":[{"filename":"b.mp4"}]},"failed_files":[{"filename":"a.mp4","error":"codec unknown"}]}"""
        );
        yield return Refuses("nest status false", """{"status":false,"message":"codec unknown"}""");
        yield return Refuses(
            "success 0 count",
            """{"code":0,"data":{"success_count":0,"fail_count":1,"fail_list":[{"name":"a.mp4","reason":"codec unknown"}]}}"""
        );
        yield return Refuses(
            "succeeded/failed",
            """{"code":0,"data":{"succeeded":[],"failed":[{"name":"a.mp4","reason":"codec unknown"}]}}"""
        );
        yield return Reads("error object empty", """{"code":0,"data":{"files":[{"filename":"a.mp4","cdn_url":"URL","error":{}}]}}""");
        yield return Reads("error false envelope", """{"error":false,"files":[{"filename":"a.mp4","cdn_url":"URL"}]}""");
        yield return Reads("error empty envelope", """{"error":"","files":[{"filename":"a.mp4","cdn_url":"URL"}]}""");
        yield return Reads("files beside empty data", """{"success":true,"files":[{"filename":"a.mp4","cdn_url":"URL"}],"data":{}}""");
        yield return Reads(
            "skipped duplicate",
            """{"code":0,"data":{"files":[{"filename":"a.mp4","cdn_url":"URL","status":"skipped","reason":"duplicate"}]}}"""
        );
        yield return Reads("s3", """{"code":0,"data":{"Location":"URL","Key":"a.mp4","Bucket":"b"}}""");
        yield return Reads(
            "code 1 in entry progress",
            """{"code":0,"data":{"files":[{"filename":"a.mp4","cdn_url":"URL","status":"processing","reason":null}]}}"""
        );

        WireCase Lost(string name, Func<FakeCloud, string> infos, Sees? sees = null) =>
            new(
                WirePart.Upload,
                "lost " + name,
                cloud =>
                {
                    cloud.Upload = async e =>
                    {
                        await cloud.KeepAsync(e);
                        e.Break();
                    };
                    cloud.State = e =>
                        e.JsonAsync(
                            200,
                            $$$"""{"code":0,"data":{"state":{"draft":{{{cloud.Draft()}}},"video_infos":[{{{(cloud.Clips.Count == 0 ? "" : string.Join(",", Enumerable.Repeat(infos(cloud), cloud.Clips.Count)))}}}] } } }"""
                        );
                },
                (sees ?? AsDocumented) with
                {
                    Also = seen => Assert.Equal(1, seen.Cloud.Count("upload-video")),
                }
            );
        yield return Lost("hashed", _ => """{"filename":"8f2e9c.mp4","original_name":"a.mp4"}""");
        yield return Lost("hashed2", _ => """{"filename":"8f2e9c.mp4","size":18}""");
        yield return Lost("hashed url", _ => """{"cdn_url":"https://cdn.example/8f2e9c.mp4"}""");
        yield return Lost("id name", _ => """{"id":"v1","cdn_url":"https://cdn.example/8f2e9c.mp4","originalName":"a.mp4"}""");
        yield return Lost("other size", _ => """{"filename":"a.mp4","size":9}""");
        yield return Lost("transcoded", _ => """{"filename":"a.mov","size":9}""");
    }

    private static WireCase State(string name, string json) =>
        new(
            WirePart.State,
            "" + name,
            cloud => cloud.State = exchange => exchange.JsonAsync(200, json.Replace("DRAFT", cloud.Edits == 0 ? "{}" : Changed)),
            AsDocumented with
            {
                Also = seen => Assert.Equal("Timeline (1 track): 1. Video: a.mp4 (0-1s)", seen.Edit!.Timeline!.ToString()),
            }
        );

    private static WireCase Empty(string name, Func<Exchange, Task> answer) =>
        new(
            WirePart.State,
            "empty " + name,
            cloud =>
            {
                var state = cloud.State;
                cloud.State = e => cloud.Edits == 0 ? answer(e) : state(e);
            },
            AsDocumented
        );

    private static WireCase Volatile(string name, string member) =>
        new(
            WirePart.State,
            "volatile " + name,
            cloud =>
            {
                var n = 0;
                cloud.Edits = 1;
                cloud.HidesEdits = true;
                cloud.Message = cloud.Reply("""{"content":{"role":"model","parts":[{"text":"Done."}]},"author":"agent"}""");
                cloud.State = e =>
                    e.JsonAsync(200, cloud.StateJson(Changed[..^1] + "," + member.Replace("N", (++n + 1700000000).ToString()) + "}"));
            },
            new Sees { Outcome = EditOutcome.Unchanged }
        );

    private static IEnumerable<WireCase> States()
    {
        yield return State("data list", """{"code":0,"data":[{"state":{"draft":DRAFT}}]}""");
        yield return State("session nested", """{"code":0,"data":{"session":{"id":"1","state":{"draft":DRAFT}}}}""");
        yield return State("result", """{"code":0,"result":{"state":{"draft":DRAFT}}}""");
        yield return State("error empty", """{"error":"","state":{"draft":DRAFT}}""");
        yield return State("error false", """{"error":false,"state":{"draft":DRAFT}}""");
        yield return State("payload", """{"code":0,"payload":{"state":{"draft":DRAFT}}}""");
        yield return State("draft_json", """{"code":0,"data":{"state":{"draft_json":DRAFT}}}""");
        yield return State("project", """{"code":0,"data":{"state":{"project":{"draft":DRAFT}}}}""");
        yield return State("state_delta", """{"code":0,"data":{"state":{"values":{"draft":DRAFT}}}}""");
        yield return Empty("204", e => e.SendAsync("HTTP/1.1 204 No Content\r\n\r\n"));
        yield return Empty("empty list", Says.Json("""{"code":0,"data":[]}"""));
        yield return Empty("null", Says.Json("""{"code":0,"data":null}"""));
        yield return Empty("bare null", Says.Json("null"));
        yield return Empty("empty object", Says.Json("{}"));
        yield return Empty("text", Says.Json("""{"code":0,"data":""}"""));
        yield return Volatile("updated_at_ms", "\"updated_at_ms\":N");
        yield return Volatile("last_opened_at", "\"last_opened_at\":N");
        yield return Volatile("mtime", "\"mtime\":N");
        yield return Volatile("save_count", "\"saveCount\":N");
        yield return Volatile("updatedAtIso", "\"meta\":{\"server\":{\"updatedAtUtc\":\"N\"}}");
        yield return new(
            WirePart.Session,
            "session error false",
            c => c.Session = Says.Json("""{"error":false,"session_id":"1","task_id":"t"}"""),
            AsDocumented
        );
        yield return new(
            WirePart.Session,
            "session error empty",
            c => c.Session = Says.Json("""{"error":"","session_id":"1","task_id":"t"}"""),
            AsDocumented
        );
        yield return new(
            WirePart.Session,
            "session beside empty data",
            c => c.Session = Says.Json("""{"success":true,"session_id":"1","data":{}}"""),
            AsDocumented
        );
        yield return new(WirePart.Session, "session data is id", c => c.Session = Says.Json("""{"code":0,"data":"1"}"""), AsDocumented);
        yield return new(
            WirePart.Session,
            "session text code",
            c => c.Session = Says.Json("""{"code":"E_FULL","message":"too many projects"}"""),
            new Sees { Error = "Nemo.ServiceError", Says = "too many projects" }
        );
        yield return new(
            WirePart.Session,
            "session status error data null",
            c => c.Session = Says.Json("""{"status":"error","message":"too many projects","data":{}}"""),
            new Sees { Error = "Nemo.ServiceError", Says = "too many projects" }
        );
        yield return new(
            WirePart.Credits,
            "credits error false",
            c => c.Credits = Says.Json("""{"error":false,"available":42.5}"""),
            AsDocumented with
            {
                Also = s => Assert.Equal(42.5m, s.Connection!.Credits),
            }
        );
        yield return new(
            WirePart.Account,
            "token error false",
            c => c.Token = Says.Json("""{"error":false,"token":"nmv_usr_wire_0123456789","user_id":"anon_1"}"""),
            AsDocumented
        );
    }
}
