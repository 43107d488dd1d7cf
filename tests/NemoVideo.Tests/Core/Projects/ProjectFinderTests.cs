using NemoVideo.Core;
using NemoVideo.Core.Clips;
using NemoVideo.Core.Projects;
using NemoVideo.Tests.Core.Fakes;

namespace NemoVideo.Tests.Core.Projects;

public class ProjectFinderTests
{
    private readonly TestHost _test = new();

    [Fact]
    public async Task The_first_run_takes_connects_project_and_the_next_ones_make_their_own()
    {
        var connection = await _test.ConnectedAsync();
        var first = Finder(connection);
        Assert.Equal("project", (await ForUpload(first)).Name);
        Assert.Equal("project", (await ForUpload(first)).Name);
        var next = Finder(connection);
        var second = await ForUpload(next);
        Assert.Equal("project 2", second.Name);
        next.Use(second);
        Assert.Same(second, connection.Project);
        Assert.Equal("project 3", (await ForUpload(Finder(connection))).Name);
    }

    [Fact]
    public async Task A_project_that_was_edited_without_clips_is_nobodys_first_one()
    {
        var connection = await _test.ConnectedAsync();
        connection.Project!.IsFresh = false;
        Assert.Equal("project 2", (await ForUpload(Finder(connection))).Name);
    }

    [Fact]
    public async Task A_link_names_task_and_session()
    {
        var connection = await _test.ConnectedAsync();
        var project = connection.Project!;
        var link = await Finder(connection).LinkAsync(project, CancellationToken.None);
        Assert.Equal($"?ct={project.TaskId}-{project.SessionId}", link.Query);
    }

    [Fact]
    public async Task A_name_is_shared_by_all_rows_and_runs()
    {
        var connection = await _test.ConnectedAsync();
        var one = await ForUpload(Finder(connection), "match");
        var other = await ForUpload(Finder(connection), "match");
        Assert.Same(one, other);
        Assert.Equal(["session match"], _test.Calls.All);
        Assert.Same(one, await Finder(connection).ForUseAsync(new ProjectRef("match"), CancellationToken.None));
        Assert.Same(one, await Finder(connection).ForUseAsync(new ProjectRef(one.SessionId), CancellationToken.None));
    }

    [Fact]
    public async Task Runs_side_by_side_make_a_name_once_and_share_connects_project_with_nobody()
    {
        var connection = await _test.ConnectedAsync();
        var named = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => ForUpload(Finder(connection), "match"))));
        Assert.Single(named.Distinct());

        var other = new TestHost();
        var fresh = await other.ConnectedAsync();
        var own = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => ForUpload(new ProjectFinder(other.Host, fresh)))));
        Assert.Equal(16, own.Select(project => project.Name).Distinct().Count());
        Assert.Single(own, project => project.Name == "project");
    }

    [Fact]
    public async Task A_session_id_opens_what_is_there()
    {
        var connection = await _test.ConnectedAsync();
        var id = _test.Service.NewSession("old work").SessionId;
        _test.Service.Store(id, "a.mp4", 5);
        var project = await Finder(connection).ForUseAsync(new ProjectRef(id), CancellationToken.None);
        Assert.Equal("old work", project.Name);
        Assert.Equal(id, project.SessionId);
        Assert.Equal("a.mp4", Assert.Single(project.Clips).Name);
        Assert.False(project.IsFresh);
    }

    [Fact]
    public async Task A_name_that_looks_like_an_id_is_a_name_where_no_session_has_it()
    {
        var connection = await _test.ConnectedAsync();
        Assert.Equal("20260301120000", (await ForUpload(Finder(connection), "20260301120000")).Name);
        var error = await Assert.ThrowsAsync<NemoException>(() =>
            Finder(connection).ForUseAsync(new ProjectRef("20260301120001"), CancellationToken.None)
        );
        Assert.Equal("Nemo.ProjectNotFound", error.ErrorId);
    }

    [Fact]
    public async Task Only_an_upload_makes_a_name()
    {
        var connection = await _test.ConnectedAsync();
        var error = await Assert.ThrowsAsync<NemoException>(() =>
            Finder(connection).ForUseAsync(new ProjectRef("nobody"), CancellationToken.None)
        );
        Assert.Equal("Nemo.ProjectNotFound", error.ErrorId);
        Assert.Empty(_test.Calls.All);
        Assert.Same(connection.Project, await Finder(connection).ForUseAsync(null, CancellationToken.None));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_state_keeps_what_is_known_of_a_clip(bool withAddress)
    {
        using var folder = new TempFolder();
        var connection = await _test.ConnectedAsync();
        await new Uploader(_test.Host, connection).RunAsync(
            new UploadRequest(ClipSource.Of(_test.Host, folder.File("a.mp4")), null, null, null, false),
            _test.Pipeline,
            CancellationToken.None
        );
        var project = connection.Project!;
        var session = _test.Service.Sessions[project.SessionId];
        if (!withAddress)
        {
            session.Clips[0] = session.Clips[0] with { RemoteUri = null };
        }

        _test.Service.Store(project.SessionId, "elsewhere.mp4", 5);
        await Finder(connection).RefreshAsync(project, CancellationToken.None);
        Assert.Equal(["a.mp4", "elsewhere.mp4"], project.Clips.Select(clip => clip.Name));
        Assert.Equal(folder["a.mp4"], project.Clips[0].Path);

        session.Clips.Clear();
        await Finder(connection).RefreshAsync(project, CancellationToken.None);
        Assert.Equal(2, project.Clips.Count);
    }

    [Fact]
    public async Task A_project_itself_is_taken_as_it_is()
    {
        var connection = await _test.ConnectedAsync();
        var project = await ForUpload(Finder(connection), "match");
        Assert.Same(project, await Finder(connection).ForUseAsync(new ProjectRef(project), CancellationToken.None));
        Assert.Same(project, await Finder(connection).ForUploadAsync(new ProjectRef(project), CancellationToken.None));

        // What connecting made is not given to the next run that wants one of its own.
        var first = connection.Project!;
        Assert.Same(first, await Finder(connection).ForUseAsync(new ProjectRef(first), CancellationToken.None));
        Assert.NotSame(first, await ForUpload(Finder(connection)));
    }

    [Fact]
    public async Task A_planned_project_is_made_by_an_upload_and_refused_by_all_else()
    {
        var connection = await _test.ConnectedAsync();
        var planned = new ProjectRef(new Project { Name = "later", IsPlanned = true });
        var error = await Assert.ThrowsAsync<NemoException>(() => Finder(connection).ForUseAsync(planned, CancellationToken.None));
        Assert.Equal("Nemo.PlannedInput", error.ErrorId);
        var made = await Finder(connection).ForUploadAsync(planned, CancellationToken.None);
        Assert.Equal(("later", false), (made.Name, made.IsPlanned));
    }

    [Fact]
    public async Task A_project_of_another_connection_gives_its_name_to_one_of_this()
    {
        var connection = await _test.ConnectedAsync();
        var other = await ForUpload(Finder(await _test.ConnectedAsync()), "match");
        var made = await Finder(connection).ForUploadAsync(new ProjectRef(other), CancellationToken.None);
        Assert.Equal("match", made.Name);
        Assert.NotEqual(other.SessionId, made.SessionId);
        Assert.Same(connection, made.Connection);
    }

    [Fact]
    public async Task A_project_that_outlived_its_connection_is_opened_on_another()
    {
        var ended = await _test.ConnectedAsync();
        var project = await ForUpload(Finder(ended), "match");
        var connection = await _test.ConnectedAsync();
        ended.Close();
        var found = await Finder(connection).ForUseAsync(new ProjectRef(project), CancellationToken.None);
        Assert.Equal(project.SessionId, found.SessionId);
        Assert.Same(connection, found.Connection);
    }

    private ProjectFinder Finder(Connection connection) => new(_test.Host, connection);

    private static Task<Project> ForUpload(ProjectFinder finder, string? name = null) =>
        finder.ForUploadAsync(name is null ? null : new ProjectRef(name), CancellationToken.None);
}
