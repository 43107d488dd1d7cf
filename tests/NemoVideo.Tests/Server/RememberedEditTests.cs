using System.Text.Json.Nodes;
using NemoVideo.Local.Agent;
using NemoVideo.Local.Hosting;
using NemoVideo.Local.Language;
using NemoVideo.Local.Operations;
using NemoVideo.Local.Operations.Undos;
using NemoVideo.Tests.Operations;

namespace NemoVideo.Tests.Server;

/// <summary>A project remembers its messages on disk.</summary>
public sealed class RememberedEditTests
{
    [Fact]
    public async Task Messages_survive_a_restart()
    {
        await using var first = await ServerFixture.StartAsync(services: Services());
        var token = await first.LogInAsync();
        var session = await first.NewSessionAsync();
        await first.UploadAsync(session, ("a.mp4", FakeProbe.Video(9)));
        await first.RunAsync(session, "trim to the first 5 seconds");
        await first.RunAsync(session, "add background music at 30%");
        await first.RunAsync(session, "make that 40");
        await first.Server.DisposeAsync();

        await using var second = await ServerFixture.StartAsync(folder: first.Folder, services: Services());
        second.Use(token);
        Assert.Contains(
            "The last edit was \"make that 40\": instead of the last edit",
            Text(await second.RunAsync(session, "what did you do?")),
            StringComparison.Ordinal
        );
        Assert.Contains("everything else stays", Text(await second.RunAsync(session, "undo the trim")), StringComparison.Ordinal);
        var draft = await DraftAsync(second, session);
        Assert.Equal((9000, 40), (draft["d"]!.GetValue<long>(), Music(draft)));
        // The trim, and the music that was amended, are one entry each.
        await second.RunAsync(session, "undo");
        await second.RunAsync(session, "undo");
        draft = await DraftAsync(second, session);
        Assert.Equal((5000, null), (draft["d"]!.GetValue<long>(), Music(draft)));
        await second.RunAsync(session, "undo");
        Assert.Null((await second.StateAsync(session))["state"]!["draft"]);
    }

    [Fact]
    public async Task A_project_of_an_earlier_version_has_no_messages_and_is_edited_on()
    {
        await using var first = await ServerFixture.StartAsync(services: Services());
        var token = await first.LogInAsync();
        var session = await first.NewSessionAsync();
        await first.UploadAsync(session, ("a.mp4", FakeProbe.Video(9)));
        await first.RunAsync(session, "trim to the first 5 seconds");
        await first.Server.DisposeAsync();
        var file = Path.Combine(first.Folder, "projects", session, "project.json");
        var project = JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject();
        Assert.Equal("trim to the first 5 seconds", project["edits"]![0]![0]!["text"]!.GetValue<string>());
        project.Remove("edits");
        await File.WriteAllTextAsync(file, project.ToJsonString());

        await using var second = await ServerFixture.StartAsync(folder: first.Folder, services: Services());
        second.Use(token);
        Assert.Contains(
            "I don't remember the last edit.",
            Text(await second.RunAsync(session, "what did you do?")),
            StringComparison.Ordinal
        );
        Assert.Contains("There is no trim to undo.", Text(await second.RunAsync(session, "undo the trim")), StringComparison.Ordinal);
        await second.RunAsync(session, "add background music at 30%");
        await second.RunAsync(session, "undo");
        await second.RunAsync(session, "undo");
        Assert.Null((await second.StateAsync(session))["state"]!["draft"]);
    }

    [Fact]
    public async Task Only_a_strict_server_charges_and_speaks_of_buttons()
    {
        await using var strict = await ServerFixture.StartAsync(o => o with { Strict = true }, services: Services());
        var session = await strict.BeginAsync();
        await strict.UploadAsync(session, ("a.mp4", FakeProbe.Video(9)));
        Assert.Contains("There are 100 credits left", Text(await strict.RunAsync(session, "how many credits?")), StringComparison.Ordinal);
        Assert.Contains("Click the Export button", Text(await strict.RunAsync(session, "export the video")), StringComparison.Ordinal);
        Assert.Contains("There are 50 credits left", Text(await strict.RunAsync(session, "how many credits?")), StringComparison.Ordinal);

        await using var generous = await ServerFixture.StartAsync(services: Services());
        session = await generous.BeginAsync();
        await generous.UploadAsync(session, ("a.mp4", FakeProbe.Video(9)));
        Assert.Contains("Nothing is charged here", Text(await generous.RunAsync(session, "how many credits?")), StringComparison.Ordinal);
        var reply = Text(await generous.RunAsync(session, "export the video"));
        Assert.Contains("Use Export-NemoVideo", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("button", reply, StringComparison.Ordinal);
    }

    private static LocalServices Services() =>
        new(
            new EditingAgent(DraftEditor.Create(new(new Drafts.NoPauses(), new Drafts.NoFootage(), new Drafts.Alike())), Read),
            new FakeRenderer(),
            new FakeProbe()
        );

    private static Instruction Read(string message, ReadingContext context) =>
        message switch
        {
            "undo the trim" => new() { Operations = [new UndoOf(EditKind.Trim)] },
            "make that 40" when context.LastOperations is [Local.Operations.Soundtracks.AddMusic music] => new()
            {
                Operations = [new Amend([music with { Volume = 40 }])],
            },
            "what did you do?" => new() { Question = Question.LastEdit },
            "how many credits?" => new() { Question = Question.Credits },
            _ => OperationList.Reader.Read(message, context),
        };

    private static async Task<JsonNode> DraftAsync(ServerFixture server, string session) =>
        (await server.StateAsync(session))["state"]!["draft"]!;

    /// <summary>The music's volume; null without music.</summary>
    private static int? Music(JsonNode draft) =>
        draft["t"]!.AsArray().FirstOrDefault(track => track!["tt"]!.GetValue<int>() == 1)?["sg"]![0]!["v"]!.GetValue<int>();

    /// <summary>What a stream says.</summary>
    private static string Text(string stream) => System.Text.RegularExpressions.Regex.Unescape(stream);
}
