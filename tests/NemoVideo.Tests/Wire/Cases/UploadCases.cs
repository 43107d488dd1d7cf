using NemoVideo.Tests.Client;

namespace NemoVideo.Tests.Wire;

/// <summary>Uploads.</summary>
internal static class UploadCases
{
    public static IReadOnlyList<WireCase> All => [.. Refused, .. Read, .. Lost];

    /// <summary>An upload that took nothing is no clip, and no edit follows it.</summary>
    private static IEnumerable<WireCase> Refused =>
        [
            Refuses("no files", """{"code":0,"data":{"files":[]}}""", "a.mp4"),
            Refuses("no files, with words", """{"code":0,"data":{"files":[],"message":"codec unknown"}}""", "codec unknown"),
            Refuses("an empty list", """{"code":0,"data":[]}""", "a.mp4"),
            Refuses("success false, with words", """{"success":false,"error":"codec unknown"}""", "codec unknown"),
            Refuses("success false inside", """{"code":0,"data":{"success":false,"message":"codec unknown"}}""", "codec unknown"),
            Refuses(
                "failed files",
                """{"code":0,"data":{"files":[],"failed_files":[{"filename":"a.mp4","error":"codec unknown"}]}}""",
                "codec unknown"
            ),
            Refuses(
                "failed files under success false",
                """{"success":false,"failed_files":[{"filename":"a.mp4","reason":"codec unknown"}]}""",
                "codec unknown"
            ),
            Refuses(
                "failed files, only named",
                """{"code":0,"data":{"failed_files":["a.mp4"],"message":"codec unknown"}}""",
                "codec unknown"
            ),
            Refuses("failed files by name", """{"code":0,"data":{"failed_files":{"a.mp4":"codec unknown"}}}""", "codec unknown"),
            Refuses(
                "failed beside other files",
                """{"code":0,"data":{"files":[{"filename":"b.mp4"}],"failed":[{"name":"a.mp4","msg":"codec unknown"}]}}""",
                "codec unknown"
            ),
            Refuses("a remark for all", """{"code":0,"data":{"files":[],"errors":["codec unknown"]}}""", "codec unknown"),
            Refuses(
                "a status in the entry",
                """{"code":0,"data":{"files":[{"filename":"a.mp4","status":"FAILED","message":"codec unknown"}]}}""",
                "codec unknown"
            ),
            Refuses(
                "a code that nobody knows in the entry",
                """{"code":0,"data":{"files":[{"filename":"a.mp4","code":7,"message":"codec unknown"}]}}""",
                "codec unknown"
            ),
            Refuses("a code that nobody knows", """{"code":5000,"message":"codec unknown"}""", "codec unknown"),
            Refuses("400 with words", """{"detail":"codec unknown"}""", "codec unknown", status: 400),
            Refuses(
                "4001 in the entry",
                """{"code":0,"data":{"files":[{"filename":"a.mp4","code":4001,"message":"codec unknown"}]}}""",
                "codec unknown",
                "Nemo.UnsupportedType"
            ),
            Refuses(
                "4002 in the entry's error",
                """{"code":0,"data":{"failed_files":[{"filename":"a.mp4","error":{"code":4002,"message":"9 GB"}}]}}""",
                "9 GB",
                "Nemo.FileTooLarge"
            ),
            Refuses(
                "2001 under success false",
                """{"success":false,"failed_files":[{"filename":"a.mp4","code":2001,"message":"no credits"}]}""",
                "no credits",
                "Nemo.OutOfCredits"
            ),
            Refuses("nothing at all, and the state without it", """{"code":0,"data":{}}""", "a.mp4", "Nemo.UploadUnconfirmed"),
            Refuses(
                "stored, but not in the project",
                """{"code":0,"data":{"files":[{"filename":"a.mp4"}],"session_state_applied":false}}""",
                "did not add it to the project",
                "Nemo.UploadUnconfirmed"
            ),
        ];

    /// <summary>Every shape of a file that was kept.</summary>
    private static IEnumerable<WireCase> Read =>
        [
            Reads("data as a list", """{"code":0,"data":[{"filename":"a.mp4","cdn_url":"URL"}]}"""),
            Reads("a bare list", """[{"filename":"a.mp4","cdn_url":"URL"}]"""),
            Reads("uploaded_files", """{"code":0,"data":{"uploaded_files":[{"url":"URL"}]}}"""),
            Reads("uploaded_files without a code", """{"data":{"uploaded_files":[{"url":"URL"}]}}"""),
            Reads("one file", """{"success":true,"data":{"file":{"name":"a.mp4","url":"URL"}}}"""),
            Reads("one video", """{"code":0,"data":{"video":{"file_url":"URL"}}}"""),
            Reads("videos", """{"code":0,"data":{"videos":[{"video_url":"URL"}]}}"""),
            Reads("a result", """{"code":0,"result":{"files":[{"cdnUrl":"URL"}]}}"""),
            Reads("urls", """{"code":0,"data":{"urls":["URL"]}}"""),
            Reads("a list of urls", """{"code":0,"data":["URL"]}"""),
            Reads("files by name", """{"code":0,"data":{"files":{"a.mp4":{"cdn_url":"URL"}}}}"""),
            Reads("the file itself", """{"code":200,"data":{"filename":"a.mp4","cdn_url":"URL"}}"""),
            Reads(
                "with an empty list of failures",
                """{"code":0,"data":{"files":[{"filename":"a.mp4","cdn_url":"URL","error":null,"status":"ok"}],"failed_files":[]}}"""
            ),
            Reads(
                "among others",
                """{"code":0,"data":{"files":[{"filename":"b.mp4","cdn_url":"x"},{"filename":"a.mp4","cdn_url":"URL"}]}}"""
            ),
            new(
                WirePart.Upload,
                "nothing at all, but the state has it",
                cloud => cloud.Upload = Kept(cloud, Says.Json("""{"code":0,"data":{}}""")),
                Once
            ),
        ];

    /// <summary>No clip twice.</summary>
    private static IEnumerable<WireCase> Lost =>
        [
            .. new (string Name, Func<Exchange, Task> Answer)[]
            {
                ("a reset", Says.BreakAsync),
                ("502", Says.Page(502)),
                ("503", Says.Page(503)),
                ("503 in JSON", Says.Json("{}", 503)),
                ("504", Says.Page(504)),
                ("408", Says.Nothing(408)),
                ("a proxy's page", Says.Page()),
                ("an empty answer", Says.Nothing()),
            }.Select(lost => new WireCase(
                WirePart.Upload,
                lost.Name + " after the clip was kept",
                cloud => cloud.Upload = Kept(cloud, lost.Answer),
                Once
            )),
            new(
                WirePart.Upload,
                "503 after the clip was kept, and a state that lags",
                cloud =>
                {
                    cloud.Upload = Kept(cloud, Says.Page(503));
                    cloud.State = Says.First(3, Says.Json("""{"code":0,"data":{"state":{}}}"""), cloud.State);
                },
                Once
            ),
            new(
                WirePart.Upload,
                "503 after the clip was kept, and a state that never lists clips",
                cloud =>
                {
                    cloud.Upload = Says.First(1, Kept(cloud, Says.Page(503)), cloud.Upload);
                    cloud.State = exchange =>
                        exchange.JsonAsync(200, $$$"""{"code":0,"data":{"state":{"draft":{{{cloud.Draft()}}} } } }""");
                },
                new Sees { Warning = "may show it twice" }
            ),
            .. new[] { 502, 503, 504, 408 }.Select(status => new WireCase(
                WirePart.Upload,
                status + " after the whole body, and nothing kept",
                cloud => cloud.Upload = Says.First(1, Says.Page(status), cloud.Upload),
                new Sees
                {
                    Quiet = true,
                    Also = seen =>
                    {
                        Assert.Equal(2, seen.Cloud.Count("upload-video"));
                        Assert.Single(seen.Cloud.Clips);
                        Assert.True(StateWaits(seen) >= TimeSpan.FromSeconds(30));
                    },
                }
            )),
            new(
                WirePart.Upload,
                "a reset after the clip was kept, and a state that can't be read",
                cloud =>
                {
                    cloud.Upload = Kept(cloud, Says.BreakAsync);
                    cloud.State = Says.Page(500);
                },
                NotAgain
            ),
            new(
                WirePart.Upload,
                "a reset after the clip was kept, and no state before the first message",
                cloud =>
                {
                    cloud.Upload = Kept(cloud, Says.BreakAsync);
                    cloud.State = Says.Json("""{"detail":"no state"}""", 404);
                },
                NotAgain
            ),
            new(
                WirePart.Upload,
                "a gateway that sends the request twice",
                cloud =>
                    cloud.Upload = async exchange =>
                    {
                        await cloud.KeepAsync(exchange);
                        await exchange.JsonAsync(200, cloud.Uploaded(await cloud.KeepAsync(exchange)));
                    },
                new Sees
                {
                    Warning = "lists 2 clips, but 1 were sent",
                    Also = seen =>
                        Assert.Contains(
                            $"Clips: 1. a.mp4 ({seen.Cloud.Address}cdn/2)",
                            Assert.Single(seen.Cloud.Messages),
                            StringComparison.Ordinal
                        ),
                }
            ),
        ];

    private static Sees Once { get; } =
        new()
        {
            Quiet = true,
            Also = seen =>
            {
                Assert.Single(seen.Cloud.Clips);
                Assert.Equal(1, seen.Cloud.Count("upload-video"));
                Assert.EndsWith("cdn/1", seen.Clip!.RemoteUri!.AbsoluteUri, StringComparison.Ordinal);
            },
        };

    private static Sees NotAgain { get; } =
        new()
        {
            Error = "Nemo.UploadUnconfirmed",
            Says = "a.mp4",
            Also = seen =>
            {
                Assert.Equal(1, seen.Cloud.Count("upload-video"));
                Assert.Contains("Get-NemoProject", seen.Error!.RecommendedAction, StringComparison.Ordinal);
            },
        };

    private static WireCase Refuses(string name, string json, string says, string error = "Nemo.UploadRefused", int status = 200) =>
        new(
            WirePart.Upload,
            name,
            cloud => cloud.Upload = Says.Json(json, status),
            new Sees
            {
                Error = error,
                Says = says,
                Also = seen =>
                {
                    Assert.Contains("a.mp4", seen.Error!.Message + seen.Error.Target, StringComparison.Ordinal);
                    Assert.Empty(seen.Cloud.Messages);
                    Assert.Equal(1, seen.Cloud.Count("upload-video"));
                },
            }
        );

    private static WireCase Reads(string name, string json) =>
        new(
            WirePart.Upload,
            name,
            cloud =>
                cloud.Upload = async exchange =>
                {
                    await cloud.KeepAsync(exchange);
                    await exchange.JsonAsync(200, json.Replace("URL", $"{cloud.Address}cdn/1", StringComparison.Ordinal));
                },
            Once
        );

    /// <summary>Keeps the clip, then answers something else.</summary>
    private static Func<Exchange, Task> Kept(FakeCloud cloud, Func<Exchange, Task> answer) =>
        async exchange =>
        {
            await cloud.KeepAsync(exchange);
            await answer(exchange);
        };

    private static TimeSpan StateWaits(Seen seen) =>
        TimeSpan.FromTicks(seen.Cloud.Clock.Skipped.TakeWhile(wait => wait != TimeSpan.FromSeconds(30)).Sum(wait => wait.Ticks));
}
