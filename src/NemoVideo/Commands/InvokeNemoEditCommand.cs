using System.Management.Automation;
using NemoVideo.Core;
using NemoVideo.Core.Edits;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Projects;
using NemoVideo.Engine;

namespace NemoVideo.Commands;

/// <summary>Edits projects from instructions in words.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "NemoEdit", SupportsShouldProcess = true, DefaultParameterSetName = "Input")]
[OutputType(typeof(Edit))]
public sealed class InvokeNemoEditCommand : ProjectInputCommand
{
    /// <summary>What to do, in words.</summary>
    [Parameter(Position = 0)]
    public string? Prompt { get; set; }

    /// <summary>Objects to send with the instruction, as a table.</summary>
    [Parameter]
    public object[]? Data { get; set; }

    /// <summary>How many projects are edited at the same time.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 1;

    /// <summary>Seconds for each edit, with the wait for its result.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 900;

    private EditPlanner? _planner;

    private protected override int JobLimit => ThrottleLimit;

    private protected override void Begin() => _planner = new EditPlanner(Prompt);

    private protected override void Take(ProjectInput input) => _planner!.Add(input);

    private protected override void AfterInput()
    {
        // Edits of one project run one after another, those of different projects in parallel.
        foreach (var project in Requests().GroupBy(request => request.Project))
        {
            var edits = project.Where(MayEdit).ToList();
            if (edits.Count == 0)
            {
                continue;
            }

            var connection = Connect(project.Key.Connection);
            var session = new EditSession(NemoHost, connection);
            Pump.Start(
                async (pipeline, cancellationToken) =>
                {
                    foreach (var request in edits)
                    {
                        try
                        {
                            await pipeline
                                .EmitAsync(await session.RunAsync(request, pipeline, cancellationToken).ConfigureAwait(false))
                                .ConfigureAwait(false);
                        }
                        catch (NemoException error)
                        {
                            pipeline.Error(error);
                        }
                    }
                }
            );
        }
    }

    private IEnumerable<EditRequest> Requests()
    {
        foreach (var (request, error) in _planner!.Plan(DataRows.Table(Data)))
        {
            if (error is null)
            {
                yield return request! with
                {
                    Timeout = Timeout(),
                };
            }
            else
            {
                WriteNemoError(error);
            }
        }
    }

    /// <summary>Null if none was given: the usual waits are in force.</summary>
    private TimeSpan? Timeout() => MyInvocation.BoundParameters.ContainsKey(nameof(TimeoutSec)) ? TimeSpan.FromSeconds(TimeoutSec) : null;

    /// <summary>Saying what would be done needs no connection.</summary>
    private protected override Project Find(ProjectRef? reference) =>
        reference?.Project is null && WhatIfIsOn() && Connection is null && DefaultConnection.Current is null
            ? new Project { Name = reference?.NameOrId ?? "project", IsPlanned = true }
            : base.Find(reference);

    private bool WhatIfIsOn() =>
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
            ? (SwitchParameter)given
            : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    private bool MayEdit(EditRequest request)
    {
        if (MayDo(request.Project.Name, $"Edit ({request.Prompt})", out var planned))
        {
            if (request.Project.IsPlanned || request.Clips.Any(clip => clip.IsPlanned))
            {
                WriteNemoError(NemoErrors.PlannedInput(request.Clips.FirstOrDefault()?.Name ?? request.Project.Name));
                return false;
            }

            return true;
        }

        if (planned)
        {
            WriteObject(
                new Edit
                {
                    Prompt = request.Prompt,
                    Outcome = EditOutcome.Planned,
                    Project = request.Project,
                    Clips = request.Clips,
                    Destination = request.Destination,
                }
            );
        }

        return false;
    }
}
