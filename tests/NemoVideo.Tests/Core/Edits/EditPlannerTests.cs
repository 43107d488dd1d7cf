using NemoVideo.Core;
using NemoVideo.Core.Edits;
using NemoVideo.Core.Projects;

namespace NemoVideo.Tests.Core.Edits;

public class EditPlannerTests
{
    private static readonly Project One = new() { Name = "one" };
    private static readonly Project Two = new() { Name = "two" };

    [Fact]
    public void Interleaved_rows_make_one_edit_for_each_project_and_prompt_in_the_order_of_their_first()
    {
        var planner = new EditPlanner(null);
        planner.Add(ProjectInput.Of(Clip("a", One, "rank"))!);
        planner.Add(ProjectInput.Of(Clip("b", Two, "join"))!);
        planner.Add(ProjectInput.Of(Clip("c", One, "trim"))!);
        planner.Add(ProjectInput.Of(Clip("d", Two, "join"))!);
        planner.Add(ProjectInput.Of(Clip("e", One, "rank"))!);
        Assert.Equal(["one rank a,e", "two join b,d", "one trim c"], Plan(planner));
    }

    [Fact]
    public void The_cmdlets_prompt_counts_for_all()
    {
        var planner = new EditPlanner("join");
        planner.Add(ProjectInput.Of(Clip("a", One, "rank"))!);
        planner.Add(ProjectInput.Of(Clip("b", One, null))!);
        Assert.Equal(["one join a,b"], Plan(planner));
    }

    [Fact]
    public void Rows_of_one_edit_that_differ_in_destination_are_an_error_that_names_them_and_the_rest_goes_on()
    {
        var planner = new EditPlanner(null);
        planner.Add(ProjectInput.Of(Clip("a", One, "rank", "x.mp4"))!);
        planner.Add(ProjectInput.Of(Clip("b", One, "rank", "y.mp4"))!);
        planner.Add(ProjectInput.Of(Clip("c", Two, "rank", null))!);
        planner.Add(ProjectInput.Of(Clip("d", Two, "rank", "z.mp4"))!);
        var plan = planner.Plan("| a |").ToList();
        Assert.Equal("Nemo.DestinationConflict", plan[0].Error!.ErrorId);
        Assert.Contains("x.mp4, y.mp4", plan[0].Error!.Message, StringComparison.Ordinal);
        Assert.Equal("z.mp4", plan[1].Request!.Destination);
        Assert.Equal("| a |", plan[1].Request!.Data);
    }

    [Fact]
    public void A_missing_prompt_is_an_error_of_its_edit_only()
    {
        var planner = new EditPlanner(" ");
        planner.Add(ProjectInput.Of(Clip("a", One, null))!);
        planner.Add(ProjectInput.Of(Two)!);
        planner.Add(ProjectInput.Of(Clip("b", Two, "join"))!);
        var plan = planner.Plan(null).ToList();
        Assert.Equal(["Nemo.PromptMissing", "Nemo.PromptMissing", null], plan.Select(edit => edit.Error?.ErrorId));
    }

    [Fact]
    public void An_edit_goes_on_with_its_project_and_its_destination()
    {
        var planner = new EditPlanner("add music");
        planner.Add(
            ProjectInput.Of(
                new Edit
                {
                    Prompt = "rank",
                    Project = One,
                    Destination = "x.mp4",
                }
            )!
        );
        var request = Assert.Single(planner.Plan(null)).Request!;
        Assert.Same(One, request.Project);
        Assert.Equal("x.mp4", request.Destination);
        Assert.Empty(request.Clips);
    }

    [Fact]
    public void Nothing_in_nothing_out() => Assert.Empty(new EditPlanner("rank").Plan(null));

    private static Clip Clip(string name, Project project, string? prompt, string? destination = null) =>
        new()
        {
            Name = name,
            Project = project,
            Prompt = prompt,
            Destination = destination,
        };

    private static IEnumerable<string> Plan(EditPlanner planner) =>
        planner
            .Plan(null)
            .Select(edit =>
                $"{edit.Request!.Project.Name} {edit.Request.Prompt} {string.Join(',', edit.Request.Clips.Select(clip => clip.Name))}"
            );
}
