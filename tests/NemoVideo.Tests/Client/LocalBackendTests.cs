using NemoVideo.Client;
using NemoVideo.Client.Http;
using NemoVideo.Core;
using NemoVideo.Core.Ports;
using NemoVideo.Local.Faults;
using NemoVideo.Tests.Server;

namespace NemoVideo.Tests.Client;

/// <summary>The client against the local backend over real HTTP, in every shape that it can answer in.</summary>
public sealed class LocalBackendTests
{
    public static TheoryData<int> Shapes { get; } = [.. Enumerable.Range(0, 6)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_clip_goes_all_the_way_in_every_shape(int number)
    {
        await using var local = await ServerFixture.StartAsync(
            new FaultPlan
            {
                Shape = new WireShape
                {
                    Stream = Pick<StreamForm>(number),
                    Partial = number % 3 != 0,
                    Ids = Pick<IdForm>(number),
                    Heartbeat = Pick<HeartbeatForm>(number),
                    Poll = Pick<PollForm>(number),
                    Collections = Pick<CollectionForm>(number),
                    PollsWithoutAddress = number % 2,
                    PollsWithUnknownStatus = number % 2,
                },
            }
        );
        using var folder = new TemporaryFolder();
        using var service = new NemoService(local.Server.Address, ClientFixture.Skill, new NemoOptions(), SystemClock.Instance);
        var none = CancellationToken.None;

        var token = (await service.CreateAnonymousTokenAsync(Guid.NewGuid().ToString(), none)).Token;
        var session = await service.CreateSessionAsync(token, "Highlights", "en", none);
        var clip = await service.UploadFileAsync(
            token,
            session.SessionId,
            folder.Write("a [1] 比赛.mp4", "video 2.5 and more"),
            "a [1] 比赛.mp4",
            _ => { },
            none
        );
        Assert.Equal("a [1] 比赛.mp4", clip.FileName);
        var shown = "";
        var end = await service.SendMessageAsync(token, session.SessionId, "Hello", e => shown += (e as AgentText)?.Text, null, none);
        Assert.Equal((MessageEndKind.Closed, "Done: Hello. The timeline now has 1 texts."), (end.Kind, end.Text));
        Assert.Equal(end.Text, shown);
        var state = await service.GetStateAsync(token, session.SessionId, none);
        Assert.Equal("Timeline (1 track): 1. Text: \"Hello\" (0-1s)", state.Timeline!.ToString());
        Assert.Equal("a [1] 比赛.mp4", Assert.Single(state.Clips).FileName);

        var order = new RenderOrder("render_17", session.SessionId, state.Timeline.Draft!, "mp4", "high", null);
        var status = await service.SubmitRenderAsync(token, order, none);
        for (var polls = 0; (status.State != ExportState.Completed || status.Address is null) && polls < 500; polls++)
        {
            Assert.NotEqual(ExportState.Failed, status.State);
            await Task.Delay(10);
            status = await service.GetRenderAsync(token, "render_17", none);
        }

        await service.DownloadAsync(token, status.Address!, folder.File("out.mp4"), (_, _) => { }, none);
        Assert.True(new FileInfo(folder.File("out.mp4")).Length > 0);
        Assert.True((await service.GetCreditsAsync(token, none)).Total > 0);
    }

    [Fact]
    public async Task The_real_program_is_started_joined_and_ends_when_nobody_holds_it()
    {
        using var folder = new TemporaryFolder();
        var client = new NemoClient();
        var program = Path.Combine(AppContext.BaseDirectory, "NemoVideo.Local.dll");
        var first = await client.StartLocalAsync(program, folder.File("state"), [], CancellationToken.None);
        var second = await client.StartLocalAsync(program, folder.File("state"), [], CancellationToken.None);
        Assert.Equal(first.Address, second.Address);
        first.Hold.Dispose();
        using (var service = client.CreateService(second.Address, ClientFixture.Skill, new NemoOptions(), SystemClock.Instance))
        {
            Assert.StartsWith(
                "anon_",
                (await service.CreateAnonymousTokenAsync(Guid.NewGuid().ToString(), CancellationToken.None)).Token.UserId,
                StringComparison.Ordinal
            );
        }

        second.Hold.Dispose();
        for (var i = 0; i < 1000 && File.Exists(folder.File("state/server.json")); i++)
        {
            await Task.Delay(10);
        }

        Assert.False(File.Exists(folder.File("state/server.json")));
        await Task.Delay(100);
    }

    private static T Pick<T>(int number)
        where T : struct, Enum => Enum.GetValues<T>()[number % Enum.GetValues<T>().Length];
}
