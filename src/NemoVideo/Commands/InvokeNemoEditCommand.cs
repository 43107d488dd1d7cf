using System.Management.Automation;
using NemoVideo.Completion;
using NemoVideo.Core;
using NemoVideo.Core.Accounts;
using NemoVideo.Core.Edits;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Projects;
using NemoVideo.Engine;

namespace NemoVideo.Commands;

/// <summary>Edits projects by instruction.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "NemoEdit", SupportsShouldProcess = true, DefaultParameterSetName = "Input")]
[OutputType(typeof(Edit))]
public sealed class InvokeNemoEditCommand : NemoCommand
{
    /// <summary>What is to be done, in words.</summary>
    [Parameter(Position = 0)]
    public string? Prompt { get; set; }

    /// <summary>Clips, edits or projects.</summary>
    [Parameter(ParameterSetName = "Input", ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? InputObject { get; set; }

    /// <summary>Project to edit: a name or a session id.</summary>
    [Parameter(ParameterSetName = "Project", Mandatory = true)]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string? Project { get; set; }

    /// <summary>Objects that go along with the words as a table.</summary>
    [Parameter]
    public object[]? Data { get; set; }

    /// <summary>How many projects are edited at the same time.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 1;

    private EditPlanner? _planner;
    private bool _hasInput;

    private protected override int JobLimit => ThrottleLimit;

    private protected override void Begin()
    {
        // Even an empty pipeline is one, and -InputObject $null is none: only without both is the current project meant.
        _hasInput = MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(InputObject));
        _planner = new EditPlanner(Prompt);
    }

    private protected override void Process()
    {
        foreach (var input in InputObject ?? [])
        {
            switch ((input as PSObject)?.BaseObject ?? input)
            {
                case null:
                    break;
                case Clip clip:
                    _planner!.Add(clip);
                    break;
                case Edit edit:
                    _planner!.Add(edit);
                    break;
                case Project project:
                    _planner!.Add(project);
                    break;
                default:
                    WriteNemoError(NemoErrors.InputNotAccepted(input));
                    break;
            }
        }
    }

    private protected override void End()
    {
        if (!_hasInput)
        {
            AddProject();
        }

        foreach (var group in ByProject())
        {
            var edits = group.Where(MayEdit).ToList();
            if (edits.Count == 0)
            {
                continue;
            }

            var connection = Connect(edits[0].Project.Connection);
            var session = new EditSession(NemoHost, connection);
            Pump.Start(async (pipeline, cancellationToken) =>
            {
                foreach (var request in edits)
                {
                    try
                    {
                        await pipeline.EmitAsync(await session.RunAsync(request, pipeline, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
                    }
                    catch (NemoException error)
                    {
                        pipeline.Error(error);
                    }
                }
            });
        }
    }

    /// <summary>Edits of one project go one after the other, those of different projects side by side.</summary>
    private List<List<EditRequest>> ByProject()
    {
        var groups = new List<List<EditRequest>>();
        foreach (var (request, error) in _planner!.Plan(DataRows.Table(Data)))
        {
            if (error is not null)
            {
                WriteNemoError(error);
                continue;
            }

            var group = groups.FirstOrDefault(known => ReferenceEquals(known[0].Project, request!.Project));
            if (group is null)
            {
                groups.Add(group = []);
            }

            group.Add(request!);
        }

        return groups;
    }

    private void AddProject()
    {
        if (WhatIfIsOn() && Connection is null && DefaultConnection.Current is null)
        {
            _planner!.Add(new Project { Name = Project ?? "project", IsPlanned = true });
            return;
        }

        var connection = Connect();
        _planner!.Add(Await((_, cancellationToken) => new ProjectFinder(NemoHost, connection).ForUseAsync(Project, cancellationToken)));
    }

    private bool WhatIfIsOn() => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
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
            WriteObject(new Edit
            {
                Prompt = request.Prompt,
                Outcome = EditOutcome.Planned,
                Project = request.Project,
                Clips = request.Clips,
                Destination = request.Destination,
            });
        }

        return false;
    }
}
