using NemoVideo.Client.Http;
using NemoVideo.Client.Local;
using NemoVideo.Client.Skills;
using NemoVideo.Client.Storage;
using NemoVideo.Core;
using NemoVideo.Core.Ports;

namespace NemoVideo.Client;

/// <summary>The root of this assembly. The loader creates it by name.</summary>
internal sealed class NemoClient : INemoClient
{
    public INemoService CreateService(Uri address, Skill skill, NemoOptions options, IClock clock, IBackendHold? hold = null) =>
        new NemoService(address, skill, options, clock, hold);

    public IAccountStore OpenAccounts(string stateFolder) => new AccountStore(stateFolder);

    public IExportJournal OpenJournal(string stateFolder) => new ExportJournal(stateFolder);

    public IFiles OpenFiles(string stateFolder) => new UserFiles(stateFolder);

    public Skill ReadSkill(string path) => SkillReader.Read(path);

    public Task<LocalBackend> StartLocalAsync(
        string program,
        string folder,
        IReadOnlyList<string> arguments,
        CancellationToken cancellationToken
    ) => new LocalBackendLauncher().StartAsync(program, folder, arguments, cancellationToken);
}
