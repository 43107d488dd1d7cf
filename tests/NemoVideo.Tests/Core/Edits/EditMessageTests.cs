using NemoVideo.Core;
using NemoVideo.Core.Edits;

namespace NemoVideo.Tests.Core.Edits;

public class EditMessageTests
{
    private readonly Project _project = new() { Name = "match" };

    [Fact]
    public void A_projects_only_clip_needs_no_line()
    {
        var clip = Clip("a.mp4", 1);
        _project.Clips = [clip];
        Assert.Equal("trim it", EditMessage.Of(new EditRequest(_project, " trim it\n", [clip], null)));
    }

    [Fact]
    public void Several_clips_are_listed_in_input_order()
    {
        _project.Clips = [Clip("a.mp4", 1), Clip("b.mp4", 2)];
        Assert.Equal(
            "rank these\n\nClips: 1. b.mp4, 2. a.mp4",
            EditMessage.Of(new EditRequest(_project, "rank these", [_project.Clips[1], _project.Clips[0]], null))
        );
    }

    [Fact]
    public void One_clip_among_others_is_named()
    {
        _project.Clips = [Clip("a.mp4", 1), Clip("b.mp4", 2)];
        Assert.Equal("trim it\n\nClips: 1. b.mp4", EditMessage.Of(new EditRequest(_project, "trim it", [_project.Clips[1]], null)));
        Assert.Equal("go on", EditMessage.Of(new EditRequest(_project, "go on", [], null)));
    }

    [Fact]
    public void A_projects_first_edit_is_about_all_its_clips_in_their_order()
    {
        _project.Clips = [Clip("a.mp4", 1), Clip("b.mp4", 2)];
        Assert.Equal(
            "join them\n\nClips: 1. a.mp4, 2. b.mp4",
            EditMessage.Of(new EditRequest(_project, "join them", [], null), isFirst: true)
        );
        _project.Clips = [Clip("a.mp4", 1)];
        Assert.Equal("trim it", EditMessage.Of(new EditRequest(_project, "trim it", [], null), isFirst: true));
    }

    [Fact]
    public void Where_the_service_may_hold_a_clip_twice_each_is_named_with_its_address()
    {
        _project.HasCopies = true;
        var sent = new Clip
        {
            Name = "a.mp4",
            RemoteUri = new Uri("https://cdn.example/1?sig=2"),
            Order = 1,
        };
        _project.Clips = [Clip("a.mp4", 2), sent];
        Assert.Equal(
            "trim it\n\nClips: 1. a.mp4 (https://cdn.example/1)",
            EditMessage.Of(new EditRequest(_project, "trim it", [sent], null))
        );
        Assert.Equal("go on\n\nClips: 1. a.mp4 (https://cdn.example/1)", EditMessage.Of(new EditRequest(_project, "go on", [], null)));
    }

    [Fact]
    public void A_clip_is_known_by_its_id_where_its_name_does_not_tell()
    {
        Clip[] clips =
        [
            Known("a.mp4", "m3"),
            Known("A.MP4", "m1"),
            Known("b.mp4", "m2"),
            Known("x, 2. y\n\u2028.mp4", "m4"),
            Known("b.mp4", "m2"),
        ];
        _project.Clips = [.. clips.Skip(1), clips[0]];
        Assert.Equal(
            "join\n\nClips: 1. a.mp4 (id m3), 2. A.MP4 (id m1), 3. b.mp4, 4. x,2. y  .mp4 (id m4), 5. b.mp4",
            EditMessage.Of(new EditRequest(_project, "join", clips, null))
        );
        // One of two namesakes alone, too.
        Assert.Equal("trim\n\nClips: 1. a.mp4 (id m3)", EditMessage.Of(new EditRequest(_project, "trim", [clips[0]], null)));
        // Without an id that can stand in the line, the address tells.
        Clip[] others = [Clip("a.mp4", 1), Clip("a.mp4", 2)];
        _project.Clips = others;
        Assert.Equal(
            "join\n\nClips: 1. a.mp4 (https://cdn.example/1), 2. a.mp4 (https://cdn.example/2)",
            EditMessage.Of(new EditRequest(_project, "join", others, null))
        );
        _project.Clips = [Known("q.mp4", "m, 2. x"), Clip("b.mp4", 1)];
        Assert.Equal("join\n\nClips: 1. q.mp4, 2. b.mp4", EditMessage.Of(new EditRequest(_project, "join", _project.Clips, null)));
    }

    [Fact]
    public void The_same_clip_with_another_rows_words_is_no_other()
    {
        _project.Clips = [Clip("a.mp4", 1)];
        Assert.Equal("trim it", EditMessage.Of(new EditRequest(_project, "trim it", [Clip("a.mp4", 1)], null)));
    }

    [Fact]
    public void Data_comes_between_the_words_and_the_clips()
    {
        var table = DataTable.Of([Row(("Name", "Ada"), ("Points", "3")), Row(("points", "2"), ("Team", "A|B\nC"))]);
        Assert.Equal("| Name | Points | Team |\n| --- | --- | --- |\n| Ada | 3 |  |\n|  | 2 | A\\|B C |\n", table);
        _project.Clips = [Clip("a.mp4", 1), Clip("b.mp4", 2)];
        Assert.Equal(
            "rank\n\n| A |\n\nClips: 1. a.mp4, 2. b.mp4",
            EditMessage.Of(new EditRequest(_project, "rank", _project.Clips, null, "| A |\n"))
        );
        Assert.Null(DataTable.Of([]));
        Assert.Null(
            DataTable.Of([
                [],
            ])
        );
    }

    private static KeyValuePair<string, string?>[] Row(params (string Name, string? Value)[] cells) =>
        [.. cells.Select(cell => KeyValuePair.Create(cell.Name, cell.Value))];

    private static Clip Known(string name, string id) => new() { Name = name, MediaId = id };

    private static Clip Clip(string name, int number) => new() { Name = name, RemoteUri = new Uri("https://cdn.example/" + number) };
}
