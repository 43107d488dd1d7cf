using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NemoVideo.Local.Api;
using NemoVideo.Local.Hosting;

namespace NemoVideo.Benchmarks;

/// <summary>
/// A 30-second clip of 1080p from upload to download over HTTP, on a backend in this process, stage by stage, beside ffmpeg
/// by hand with the same encoder settings. Reported, not asserted: the documents promise 30 to 60 s in the cloud.
/// </summary>
internal static class ClipBenchmark
{
    private const int Seconds = 30;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("nemo-bench-").FullName;
        try
        {
            var clip = Path.Combine(folder, "clip.mp4");
            // Footage where it is there; else moving pictures with detail and grain.
            var footage = Path.Combine("..", "shared", "media", "talk.mp4");
            string[] input = File.Exists(footage)
                ? ["-stream_loop", "-1", "-i", footage]
                :
                [
                    "-f",
                    "lavfi",
                    "-i",
                    $"mandelbrot=s=1920x1080:r=30,noise=alls=8:allf=t,trim=duration={Seconds}",
                    "-f",
                    "lavfi",
                    "-i",
                    $"anoisesrc=c=pink:a=0.3:d={Seconds}",
                ];
            await RenderBenchmark.HandAsync([
                .. input,
                "-t",
                $"{Seconds}",
                "-vf",
                "scale=1920:1080",
                "-r",
                "30",
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac",
                clip,
            ]);
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{Seconds} s, 1920x1080, {new FileInfo(clip).Length / 1048576.0:0.0} MB")
            );

            await using var server = await LocalServer.StartAsync(
                new LocalServerOptions { Folder = Path.Combine(folder, "server"), Log = TextWriter.Null },
                Composition.Create()
            );
            using var http = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(20) };
            var session = await LogInAsync(http);

            var total = Stopwatch.StartNew();
            await StageAsync("upload", async () =>
            {
                await using var file = File.OpenRead(clip);
                using var form = new MultipartFormDataContent { { new StreamContent(file), "files", "clip.mp4" } };
                Check(await ReadAsync(await http.PostAsync($"/api/upload-video/nemo_agent/me/{session}", form)));
            });
            await StageAsync("edit", async () =>
            {
                using var answer = await http.PostAsJsonAsync(
                    "/run_sse",
                    new JsonObject
                    {
                        ["app_name"] = "nemo_agent",
                        ["user_id"] = "me",
                        ["session_id"] = session,
                        ["new_message"] = new JsonObject
                        {
                            ["parts"] = new JsonArray(
                                new JsonObject { ["text"] = "put the title 'Field notes' at the beginning and fade out" }
                            ),
                        },
                    }
                );
                await answer.Content.ReadAsStringAsync();
            });
            JsonNode poll = new JsonObject();
            await StageAsync("export", async () =>
            {
                var state = await ReadAsync(await http.GetAsync($"/api/state/nemo_agent/me/{session}/latest"));
                var submit = new JsonObject
                {
                    ["id"] = "render_1",
                    ["sessionId"] = session,
                    ["draft"] = state["data"]!["state"]!["draft"]!.DeepClone(),
                    ["output"] = new JsonObject { ["format"] = "mp4", ["quality"] = "high" },
                };
                (await http.PostAsJsonAsync("/api/render/proxy/lambda", submit)).EnsureSuccessStatusCode();
                while (
                    (poll = await ReadAsync(await http.GetAsync("/api/render/proxy/lambda/render_1")))["status"]!.GetValue<string>()
                        is not ("completed" or "failed")
                )
                {
                    await Task.Delay(100);
                }

                if (poll["status"]!.GetValue<string>() == "failed")
                {
                    throw new InvalidOperationException(poll["error"]!.GetValue<string>());
                }
            });
            await StageAsync("download", async () =>
            {
                await using var body = await http.GetStreamAsync(poll["output"]!["url"]!.GetValue<string>());
                await using var file = File.Create(Path.Combine(folder, "out.mp4"));
                await body.CopyToAsync(file);
            });
            Print("from upload to download", total.Elapsed);
            await StageAsync("ffmpeg by hand, the same encoder", () =>
                RenderBenchmark.HandAsync(["-i", clip, .. RenderBenchmark.Encoder, Path.Combine(folder, "hand.mp4")])
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> LogInAsync(HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/anonymous-token")
        {
            Headers = { { "X-Client-Id", Guid.NewGuid().ToString() } },
        };
        var token = Check(await ReadAsync(await http.SendAsync(request)))["data"]!["token"]!.GetValue<string>();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var begun = await http.PostAsJsonAsync(
            "/api/tasks/me/with-session/nemo_agent",
            new JsonObject { ["task_name"] = "bench", ["language"] = "en" }
        );
        return Check(await ReadAsync(begun))["data"]!["session_id"]!.ToString();
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        }
    }

    private static JsonNode Check(JsonNode answer) =>
        answer["code"]?.GetValue<int>() is 0 ? answer : throw new InvalidOperationException(answer.ToJsonString());

    private static async Task StageAsync(string name, Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        Print(name, watch.Elapsed);
    }

    private static void Print(string name, TimeSpan time) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {time.TotalSeconds:0.0} s"));
}
