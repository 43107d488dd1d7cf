using NemoVideo.Tests.Client;

namespace NemoVideo.Tests.Wire;

/// <summary>Renders and their files.</summary>
internal static class ExportCases
{
    private static readonly Sees Video = new() { Quiet = true };

    private static readonly Sees NoVideo = new() { Error = "Nemo.DownloadRefused" };

    public static IReadOnlyList<WireCase> All { get; } =
    [.. Addresses(), .. BadAddresses(), .. Statuses(), .. Envelopes(), .. ServiceIds(), .. Outages(), .. Files(), .. Progress()];

    // Completed, and where is the video?

    private static IEnumerable<WireCase> Addresses() =>
        from shape in (string[])
            [
                """{"output_url":"{url}"}""",
                """{"outputUrl":"{url}"}""",
                """{"url":"{url}"}""",
                """{"download_url":"{url}"}""",
                """{"downloadUrl":"{url}"}""",
                """{"video_url":"{url}"}""",
                """{"videoUrl":"{url}"}""",
                """{"file_url":"{url}"}""",
                """{"output":"{url}"}""",
                """{"output":{"output_url":"{url}"}}""",
                """{"output":{"video":{"url":"{url}"}}}""",
                """{"outputs":["{url}"]}""",
                """{"outputs":[{"url":"{url}"}]}""",
                """{"result":{"url":"{url}"}}""",
                """{"result":{"video_url":"{url}"}}""",
                """{"files":[{"type":"video","url":"{url}"}]}""",
                """{"data":{"downloadUrl":"{url}"}}""",
                """{"output":{"url":"/files/video.mp4"}}""",
            ]
        select new WireCase(
            WirePart.Poll,
            "completed with " + shape,
            cloud => cloud.Poll = Done(cloud, """{"id":"{id}","status":"completed",""" + shape[1..]),
            Video
        );

    private static IEnumerable<WireCase> BadAddresses()
    {
        const string Nowhere = """{"id":"{id}","status":"completed","progress":100}""";
        yield return new(
            WirePart.Poll,
            "completed without an address, and the download has it",
            cloud => cloud.Poll = Done(cloud, Nowhere),
            new Sees
            {
                Quiet = true,
                Also = seen =>
                {
                    Assert.Equal(1, seen.Cloud.Count("/download"));
                    Assert.All(
                        seen.Cloud.Requests.Where(request => request.Path.EndsWith("/download", StringComparison.Ordinal)),
                        request => Assert.StartsWith("Bearer ", request.Header("Authorization"), StringComparison.Ordinal)
                    );
                },
            }
        );
        foreach (var answer in (string[])["""{"url":"{url}"}""", """{"code":0,"data":{"download_url":"/files/video.mp4"}}"""])
        {
            yield return new(
                WirePart.Poll,
                "completed without an address, and the download answers " + answer,
                cloud =>
                {
                    cloud.Poll = Done(cloud, Nowhere);
                    cloud.Download = exchange => exchange.JsonAsync(200, answer.Replace("{url}", cloud.FileAddress.ToString()));
                },
                new Sees
                {
                    Quiet = true,
                    Also = seen =>
                        Assert.Null(seen.Cloud.Requests.Last(request => request.Path == "/files/video.mp4").Header("Authorization")),
                }
            );
        }

        yield return new(
            WirePart.Poll,
            "completed without an address, and the download redirects",
            cloud =>
            {
                cloud.Poll = Done(cloud, Nowhere);
                cloud.Download = exchange => exchange.TextAsync(302, "", "text/plain", "Location: /files/video.mp4\r\n");
            },
            Video
        );
        foreach (var (status, json) in ((int, string)[])[(404, """{"error":"none"}"""), (200, """{"status":"completed"}""")])
        {
            yield return new(
                WirePart.Poll,
                $"completed without an address, and the download answers {status} {json}",
                cloud =>
                {
                    cloud.Poll = Done(cloud, Nowhere);
                    cloud.Download = exchange => exchange.JsonAsync(status, json);
                },
                NoVideo with
                {
                    Says = "not where its video is",
                    Also = seen => Assert.True(seen.Elapsed < TimeSpan.FromMinutes(10)),
                }
            );
        }

        foreach (
            var (address, says) in ((string, string)[])
                [
                    ("\"file:///srv/video.mp4\"", "'file:'"),
                    (@"""\\\\server\\share\\video.mp4""", "Windows network"),
                    ("\"ftp://user:hush@host/video.mp4\"", "'ftp:'"),
                    ("""{"bucket":"b","key":"k"}""", "object"),
                    ("\"data:video/mp4;base64,hush\"", "'data:'"),
                ]
        )
        {
            yield return new(
                WirePart.Poll,
                "an address that can't be used: " + address,
                cloud =>
                {
                    cloud.Poll = Done(cloud, """{"id":"{id}","status":"completed","output":{"url":""" + address + "}}");
                    cloud.Download = exchange => exchange.JsonAsync(404, """{"error":"none"}""");
                },
                NoVideo with
                {
                    Says = says,
                    Also = seen =>
                    {
                        Assert.DoesNotContain("hush", seen.Shown, StringComparison.Ordinal);
                        Assert.Equal(2, seen.Cloud.Renders.Single().Polls);
                        Assert.Equal(1, seen.Cloud.Count("/download"));
                    },
                }
            );
        }

        yield return new(
            WirePart.Poll,
            "an address that can't be used, and the download has the video",
            cloud => cloud.Poll = Done(cloud, """{"id":"{id}","status":"completed","output":{"url":"file:///srv/video.mp4"}}"""),
            Video
        );
    }

    // Status words

    private static IEnumerable<WireCase> Statuses()
    {
        foreach (var word in "complete COMPLETED done Success succeeded finished ready Rendered".Split(' '))
        {
            yield return new(
                WirePart.Poll,
                "status " + word,
                cloud => cloud.Poll = Done(cloud, $$$"""{"id":"{id}","status":"{{{word}}}","output":{"url":"{url}"}}"""),
                Video
            );
        }

        foreach (var word in "error failure Failed errored timeout rejected aborted expired".Split(' '))
        {
            yield return new(
                WirePart.Poll,
                "status " + word,
                cloud => cloud.Poll = Done(cloud, $$"""{"id":"{id}","status":"{{word}}","error":"no space left"}"""),
                new Sees
                {
                    Error = "Nemo.ExportFailed",
                    Says = "no space left",
                    Also = seen => Assert.Equal(2, seen.Cloud.Renders.Count),
                }
            );
        }

        foreach (var word in (string[])["cancelled", "CANCELED"])
        {
            yield return new(
                WirePart.Poll,
                "status " + word,
                cloud => cloud.Poll = Done(cloud, $$"""{"id":"{id}","status":"{{word}}","message":"by an operator"}"""),
                new Sees
                {
                    Error = "Nemo.ExportCanceled",
                    Says = "by an operator",
                    Also = seen => Assert.Single(seen.Cloud.Renders),
                }
            );
        }

        foreach (
            var flag in (string[])
                [
                    """{"done":true}""",
                    """{"completed":true}""",
                    """{"progress":100}""",
                    """{"status":200,"done":true}""",
                    """{"status":true,"progress":100}""",
                ]
        )
        {
            yield return new(
                WirePart.Poll,
                "without a status word: " + flag,
                cloud => cloud.Poll = Done(cloud, """{"id":"{id}","output":{"url":"{url}"},""" + flag[1..]),
                Video
            );
        }

        foreach (var status in (string[])["\"wobbling\"", "7"])
        {
            yield return new(
                WirePart.Poll,
                $"status {status}, which nobody knows, for eight polls",
                cloud =>
                    cloud.Poll = Done(
                        cloud,
                        """{"id":"{id}","status":"completed","output":{"url":"{url}"}}""",
                        8,
                        """{"id":"{id}","status":""" + status + "}"
                    ),
                new Sees { Warning = status.Trim('"'), Also = seen => Assert.Single(seen.Pipeline.Warnings) }
            );
            yield return new(
                WirePart.Poll,
                $"status {status}, which nobody knows, for three polls",
                cloud =>
                    cloud.Poll = Done(
                        cloud,
                        """{"id":"{id}","status":"completed","output":{"url":"{url}"}}""",
                        3,
                        """{"id":"{id}","status":""" + status + "}"
                    ),
                Video
            );
        }
    }

    private static IEnumerable<WireCase> Envelopes()
    {
        foreach (
            var envelope in (string[])
                [
                    """{"data":{0}}""",
                    """{"success":true,"job":{0}}""",
                    """{"success":true,"data":{"render":{0}}}""",
                    """{"render":{0}}""",
                    """{"status":"success","data":{0}}""",
                    """{"status":"ok","task":{0}}""",
                    """[{0}]""",
                    """{"code":0,"data":[{0}]}""",
                    """{"success":true,"renders":[{0}]}""",
                ]
        )
        {
            yield return new(
                WirePart.Poll,
                "in the envelope " + envelope,
                cloud =>
                    cloud.Poll = Done(
                        cloud,
                        envelope.Replace("{0}", """{"id":"{id}","status":"completed","output":{"url":"{url}"}}"""),
                        2,
                        envelope.Replace("{0}", """{"id":"{id}","status":"processing","progress":40}""")
                    ),
                Video with
                {
                    Also = seen => Assert.Equal(3, seen.Cloud.Renders.Single().Polls),
                }
            );
        }

        yield return new(
            WirePart.Poll,
            "success beside the state of a render under way",
            cloud =>
                cloud.Poll = Done(
                    cloud,
                    """{"status":"success","state":"completed","url":"{url}"}""",
                    4,
                    """{"status":"success","state":"processing","progress":40}"""
                ),
            Video with
            {
                Also = seen => Assert.Equal(5, seen.Cloud.Renders.Single().Polls),
            }
        );
    }

    // Ids that the service gives

    private static IEnumerable<WireCase> ServiceIds()
    {
        foreach (
            var answer in (string[])
                [
                    """{"success":true,"data":{"id":"srv-1","status":"pending"}}""",
                    """{"render_id":"srv-1"}""",
                    """{"renderId":"srv-1"}""",
                    """{"code":0,"data":{"taskId":"srv-1"}}""",
                    """{"success":true,"job":{"job_id":"srv-1"}}""",
                    """{"success":true,"data":{"render":{"id":"srv-1"}}}""",
                    """{"data":{"task_id":"srv-1"}}""",
                    """{"id":"{id}","render_id":"srv-1"}""",
                    """{"id":"{id}","taskId":"srv-1"}""",
                ]
        )
        {
            yield return new(
                WirePart.Submit,
                "the service gives an id of its own: " + answer,
                cloud =>
                    cloud.Submit = async exchange =>
                        await exchange.JsonAsync(200, answer.Replace("{id}", await cloud.AcceptAsync(exchange, "srv-1"))),
                Video with
                {
                    Also = seen =>
                    {
                        Assert.StartsWith("render_", seen.Export!.Id, StringComparison.Ordinal);
                        Assert.Single(seen.Cloud.Renders);
                    },
                }
            );
        }

        yield return new(
            WirePart.Submit,
            "the service gives an id and knows only ours",
            cloud =>
                cloud.Submit = async exchange =>
                {
                    await cloud.AcceptAsync(exchange);
                    await exchange.JsonAsync(200, """{"success":true,"data":{"task_id":"task_1","status":"pending"}}""");
                },
            Video
        );
        yield return new(
            WirePart.Submit,
            "the service gives an id of its own, and the download too goes by it",
            cloud =>
            {
                cloud.Submit = async exchange =>
                {
                    await cloud.AcceptAsync(exchange, "srv-1");
                    await exchange.JsonAsync(200, """{"id":"srv-1"}""");
                };
                cloud.Poll = Done(cloud, """{"status":"completed"}""");
                cloud.Download = exchange =>
                    exchange.Path == "/api/render/proxy/srv-1/download"
                        ? exchange.BytesAsync(200, FakeCloud.Video, "video/mp4")
                        : exchange.JsonAsync(404, "{}");
            },
            Video
        );
        foreach (
            var (status, json) in ((int, string)[])
                [(404, "{}"), (404, "<html>Cannot GET</html>"), (200, """{"success":false,"error":"job not found"}""")]
        )
        {
            yield return new(
                WirePart.Poll,
                $"the job is not shown at once: {status} {json}",
                cloud =>
                {
                    var polls = 0;
                    var poll = cloud.Poll;
                    cloud.Poll = exchange => ++polls <= 2 ? exchange.JsonAsync(status, json) : poll(exchange);
                },
                Video
            );
        }

        yield return new(
            WirePart.Submit,
            "the job ends with the submit",
            cloud =>
                cloud.Submit = async exchange =>
                {
                    await cloud.AcceptAsync(exchange, "nobody-asks-for-it");
                    await exchange.JsonAsync(200, $$$"""{"success":true,"data":{"status":"completed","url":"{{{cloud.FileAddress}}}"}}""");
                },
            Video
        );
        yield return new(
            WirePart.Submit,
            "the answer is lost",
            cloud =>
                cloud.Submit = async exchange =>
                {
                    await cloud.AcceptAsync(exchange);
                    exchange.Break();
                },
            Video with
            {
                Also = seen => Assert.Single(seen.Cloud.Renders),
            }
        );
        yield return new(
            WirePart.Submit,
            "the answer is lost, and polls fail for a while",
            cloud =>
            {
                cloud.Submit = async exchange =>
                {
                    await cloud.AcceptAsync(exchange);
                    exchange.Break();
                };
                cloud.Poll = Failing(cloud, 12, exchange => exchange.JsonAsync(503, "{}"));
            },
            new Sees { Also = seen => Assert.Single(seen.Cloud.Renders) }
        );
    }

    // Outages

    private static IEnumerable<WireCase> Outages()
    {
        foreach (
            var (name, answer) in ((string, Func<Exchange, Task>)[])
                [
                    ("dropped", exchange => Dropped(exchange)),
                    ("answered with 500", exchange => exchange.JsonAsync(500, "{}")),
                    ("answered with 503 and a page", exchange => exchange.TextAsync(503, "<html>", "text/html")),
                    ("answered with 408", exchange => exchange.JsonAsync(408, "{}")),
                    ("answered with 429", exchange => exchange.JsonAsync(429, "{}")),
                    ("answered with a page", exchange => exchange.TextAsync(200, "<html>", "text/html")),
                    ("empty", exchange => exchange.TextAsync(200, "", "application/json")),
                    ("answered with code 500", exchange => exchange.JsonAsync(200, """{"code":500,"message":"busy"}""")),
                ]
        )
        {
            yield return new(
                WirePart.Poll,
                $"30 polls {name}",
                cloud => cloud.Poll = Failing(cloud, 30, answer),
                new Sees { Also = seen => Assert.Single(seen.Cloud.Renders) }
            );
        }

        yield return new(
            WirePart.Poll,
            "polls dropped for some minutes",
            cloud => cloud.Poll = Failing(cloud, 60, Dropped),
            new Sees
            {
                Warning = "still asking",
                Also = seen =>
                {
                    Assert.Single(seen.Pipeline.Warnings);
                    Assert.True(seen.Elapsed > TimeSpan.FromMinutes(1));
                },
            }
        );
        yield return new(
            WirePart.Poll,
            "polls fail forever",
            cloud =>
                cloud.Poll = exchange =>
                {
                    cloud.Pass(TimeSpan.FromMinutes(10));
                    return exchange.JsonAsync(503, "{}");
                },
            new Sees
            {
                Error = "Nemo.ExportTimeout",
                Says = "not lost",
                Warning = "still asking",
            }
        );
        yield return new(
            WirePart.Poll,
            "a poll that never answers",
            cloud =>
                cloud.Poll = exchange =>
                {
                    cloud.Pass(TimeSpan.FromHours(3));
                    return exchange.StallAsync();
                },
            new Sees { Error = "Nemo.ExportTimeout", Says = "not lost" }
        );
        yield return new(
            WirePart.Poll,
            "a refusal ends the wait",
            cloud => cloud.Poll = exchange => exchange.JsonAsync(402, """{"code":402,"message":"no plan"}"""),
            new Sees { Error = "Nemo.ExportBlocked", Says = "no plan" }
        );
        yield return new(
            WirePart.Poll,
            "the service reports an error of the job",
            cloud => cloud.Poll = exchange => exchange.JsonAsync(200, """{"success":false,"error":"no such template"}"""),
            new Sees { Error = "Nemo.ServiceError", Says = "no such template" }
        );
    }

    // The video's file

    private static IEnumerable<WireCase> Files()
    {
        foreach (var status in (int[])[403, 404, 410])
        {
            yield return new(
                WirePart.Download,
                $"a fresh file answers {status} three times",
                cloud =>
                {
                    var (fetches, fetch) = (0, cloud.Fetch);
                    cloud.Fetch = exchange => ++fetches <= 3 ? exchange.TextAsync(status, "<Error/>", "application/xml") : fetch(exchange);
                },
                Video
            );
        }

        yield return new(
            WirePart.Download,
            "the address has expired, and the job has a new one",
            cloud =>
            {
                cloud.Fetch = exchange =>
                    exchange.Path == "/files/3.mp4"
                        ? exchange.BytesAsync(200, FakeCloud.Video, "video/mp4")
                        : exchange.TextAsync(403, "<Error/>", "application/xml");
                cloud.Poll = exchange =>
                    exchange.JsonAsync(
                        200,
                        $$$"""{"status":"completed","url":"/files/{{{cloud.Next(FakeCloud.IdOf(exchange))!.Polls}}}.mp4"}"""
                    );
            },
            Video
        );
        yield return new(
            WirePart.Download,
            "the address never works, and the download does",
            cloud => cloud.Fetch = exchange => exchange.TextAsync(403, "<Error/>", "application/xml"),
            Video
        );
        yield return new(
            WirePart.Poll,
            "the file's host is unknown here, and the download works",
            cloud =>
                cloud.Poll = Done(cloud, """{"id":"{id}","status":"completed","output":{"url":"https://nowhere.invalid/v.mp4?sig=1"}}"""),
            Video with
            {
                Also = seen => Assert.True(seen.Elapsed < TimeSpan.FromMinutes(1)),
            }
        );
        yield return new(
            WirePart.Poll,
            "the file's host is unknown here, and nothing else works",
            cloud =>
            {
                cloud.Poll = Done(cloud, """{"id":"{id}","status":"completed","output":{"url":"https://nowhere.invalid/v.mp4?sig=1"}}""");
                cloud.Download = exchange => exchange.JsonAsync(404, """{"error":"none"}""");
            },
            new Sees { Error = "Nemo.Unreachable", Says = "https://nowhere.invalid/v.mp4?…: its name is unknown" }
        );
        yield return new(
            WirePart.Download,
            "nothing works",
            cloud => cloud.Fetch = cloud.Download = exchange => exchange.TextAsync(403, "<Error/>", "application/xml"),
            NoVideo with
            {
                Says = "/files/video.mp4",
                Also = seen => Assert.True(seen.Elapsed < TimeSpan.FromMinutes(10)),
            }
        );
        yield return new(
            WirePart.Download,
            "fetches dropped for a while",
            cloud =>
            {
                var (fetches, fetch) = (0, cloud.Fetch);
                cloud.Fetch = exchange => ++fetches <= 12 ? Dropped(exchange) : fetch(exchange);
            },
            Video
        );
    }

    private static IEnumerable<WireCase> Progress() =>
        from said in ((string First, string Second, int Percent)[])
            [("0.4", "0.5", 50), ("\"40%\"", "\"50%\"", 50), ("\"0.5\"", "0.9", 90), ("40", "50", 50), ("0.4", "1", 100), ("0", "1", 1)]
        select new WireCase(
            WirePart.Poll,
            $"progress {said.First}, then {said.Second}",
            cloud =>
            {
                var polls = 0;
                cloud.Poll = exchange =>
                    ++polls > 2
                        ? exchange.JsonAsync(200, $$$"""{"status":"completed","url":"{{{cloud.FileAddress}}}"}""")
                        : exchange.JsonAsync(200, $$"""{"status":"processing","progress":{{(polls == 1 ? said.First : said.Second)}}}""");
            },
            Video with
            {
                Also = seen =>
                    Assert.Equal(
                        said.Percent,
                        seen.Pipeline.Reports.Last(report => report.Status.StartsWith("rendering", StringComparison.Ordinal)).Percent
                    ),
            }
        );

    // Building blocks

    /// <summary>Polls that find the render under way (as <paramref name="before"/>), then completed with this answer.</summary>
    /// <param name="json">With <c>{id}</c> for the asked id and <c>{url}</c> for the file's address.</param>
    private static Func<Exchange, Task> Done(
        FakeCloud cloud,
        string json,
        int polls = 1,
        string before = """{"status":"processing","progress":40}"""
    ) =>
        exchange =>
        {
            var id = FakeCloud.IdOf(exchange);
            return cloud.Next(id) is { } render
                ? exchange.JsonAsync(
                    200,
                    (render.Polls > polls ? json : before).Replace("{id}", id).Replace("{url}", cloud.FileAddress.ToString())
                )
                : exchange.JsonAsync(404, """{"success":false,"error":"job not found"}""");
        };

    private static Func<Exchange, Task> Failing(FakeCloud cloud, int polls, Func<Exchange, Task> answer)
    {
        var (count, poll) = (0, cloud.Poll);
        return exchange => ++count <= polls ? answer(exchange) : poll(exchange);
    }

    private static Task Dropped(Exchange exchange)
    {
        exchange.Break();
        return Task.CompletedTask;
    }
}
