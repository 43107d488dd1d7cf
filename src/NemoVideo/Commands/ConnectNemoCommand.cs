using System.Management.Automation;
using System.Runtime.InteropServices;
using System.Security;
using NemoVideo.Completion;
using NemoVideo.Core;
using NemoVideo.Core.Accounts;
using NemoVideo.Core.Connections;
using NemoVideo.Core.Skills;
using NemoVideo.Engine;

namespace NemoVideo.Commands;

/// <summary>Connects to a NemoVideo service.</summary>
[Cmdlet(VerbsCommunications.Connect, "Nemo", DefaultParameterSetName = "Cloud")]
[OutputType(typeof(Connection))]
public sealed class ConnectNemoCommand : NemoCommand
{
    /// <summary>Your account's token.</summary>
    [Parameter(ParameterSetName = "Cloud")]
    public SecureString? Token { get; set; }

    /// <summary>Address of the API.</summary>
    [Parameter(ParameterSetName = "Cloud")]
    [ValidateNotNull]
    public Uri? Endpoint { get; set; }

    /// <summary>Starts the backend on this machine and connects to it.</summary>
    [Parameter(ParameterSetName = "Local", Mandatory = true)]
    public SwitchParameter Local
    {
        get;
        set
        {
            field = value;
            if (value)
            {
                // Here, because a command whose other parameters can't be bound has asked for it too.
                LocalOnly.TurnOn();
            }
        }
    }

    /// <summary>Arguments for the local backend.</summary>
    [Parameter(ParameterSetName = "Local")]
    public string[] LocalArgument { get; set; } = [];

    /// <summary>Name of a built-in skill, or path of a skill document.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SkillCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Skill { get; set; }

    /// <summary>Version to send instead of the document's.</summary>
    [Parameter]
    [ValidatePattern("^[\\x21-\\x7E]{1,64}$")]
    public string? SkillVersion { get; set; }

    /// <summary>Language of the session.</summary>
    [Parameter]
    [ValidatePattern("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    public string? Language { get; set; }

    /// <summary>Name of the first project.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string ProjectName { get; set; } = "project";

    private protected override void End()
    {
        var request = new ConnectRequest
        {
            Token = Token is null ? null : new AccessToken(Reveal(Token), isAnonymous: false),
            Endpoint = Endpoint is null ? null : NemoSettings.ReadAddress(Endpoint.OriginalString),
            Local = Local,
            LocalArguments = LocalArgument,
            LocalProgram = ModuleHost.LocalProgram,
            Skill = new SkillFinder(NemoHost).Find(SkillPath(), SkillVersion),
            Language = Language,
            ProjectName = ProjectName,
        };
        var connection = Await((pipeline, cancellationToken) => ConnectAsync(request, pipeline, cancellationToken));
        DefaultConnection.Current = connection;
        foreach (var advice in connection.Skill.Advice)
        {
            WriteVerbose(advice);
        }

        WriteObject(connection);
    }

    /// <summary>A path is relative to the session's folder.</summary>
    private string? SkillPath() =>
        Skill is null || BuiltInSkills.Find(Skill) is not null ? Skill : SessionState.Path.GetUnresolvedProviderPathFromPSPath(Skill);

    private static string Reveal(SecureString secret)
    {
        var memory = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            return Marshal.PtrToStringUni(memory)!.Trim();
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(memory);
        }
    }
}
