using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace NemoVideo.Tests.Server;

/// <summary>Bodies that are JSON and still not what was asked for: each member of each call in turn becomes something else.</summary>
public sealed class RequestShapeTests
{
    private static readonly string[] Others =
    [
        "null",
        "true",
        "-1",
        "1e999",
        "\"\"",
        "\"x\"",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "[]",
        "[null]",
        "[[]]",
        "[{}]",
        "{}",
        "{\"\":null}",
    ];

    [Fact]
    public async Task No_member_of_a_request_makes_a_server_error_whatever_it_is()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        await server.RunAsync(session, "one");
        var draft = (await server.StateAsync(session))["state"]!["draft"]!;
        (string Path, JsonNode Body)[] calls =
        [
            ("/api/tasks/me/with-session/nemo_agent", new JsonObject { ["task_name"] = "project", ["language"] = "en" }),
            ("/api/auth/claim-token", new JsonObject { ["task_id"] = "task", ["session_id"] = session }),
            (
                $"/api/upload-video/nemo_agent/me/{session}",
                new JsonObject { ["urls"] = new JsonArray("ftp://127.0.0.1/a.mp4"), ["source_type"] = "url" }
            ),
            ("/run_sse", JsonNode.Parse(await server.RunRequest(session, "?").Content!.ReadAsStringAsync())!),
            ("/api/render/proxy/lambda", ServerFixture.RenderBody(session, "r", draft)),
            ("/local/faults", JsonNode.Parse("""{"seed":1,"shape":{"stream":"adk"},"rules":[{"call":"run","do":"silent","rate":0}]}""")!),
            ("/local/clock", new JsonObject { ["advance_seconds"] = 0 }),
        ];
        List<string> errors = [];
        foreach (var (path, body) in calls)
        {
            foreach (var changed in Changed(body.ToJsonString()))
            {
                using var content = new StringContent(changed, Encoding.UTF8, "application/json");
                var answer = await server.SendAsync(HttpMethod.Post, path, content);
                if (answer.Status >= HttpStatusCode.InternalServerError)
                {
                    errors.Add($"{path} {changed}: {answer.Text}");
                }
            }
        }

        Assert.True(errors.Count == 0, string.Join('\n', errors) + server.Log);
    }

    /// <summary>The body with each of its nodes, itself included, changed to each of the others.</summary>
    private static IEnumerable<string> Changed(string body)
    {
        foreach (var path in Paths(JsonNode.Parse(body)))
        {
            foreach (var other in Others)
            {
                const string Mark = "\"here\"";
                if (path == "$")
                {
                    yield return other;
                    continue;
                }

                var root = JsonNode.Parse(body)!;
                Find(root, path)!.ReplaceWith(JsonNode.Parse(Mark));
                yield return root.ToJsonString().Replace(Mark, other, StringComparison.Ordinal);
            }
        }
    }

    private static IEnumerable<string> Paths(JsonNode? node) =>
        node switch
        {
            JsonObject members => members.SelectMany(member => Paths(member.Value)).Prepend(node.GetPath()),
            JsonArray items => items.SelectMany(Paths).Prepend(node.GetPath()),
            null => [],
            _ => [node.GetPath()],
        };

    private static JsonNode? Find(JsonNode? node, string path) =>
        node switch
        {
            not null when node.GetPath() == path => node,
            JsonObject members => members.Select(member => Find(member.Value, path)).FirstOrDefault(found => found is not null),
            JsonArray items => items.Select(item => Find(item, path)).FirstOrDefault(found => found is not null),
            _ => null,
        };
}
