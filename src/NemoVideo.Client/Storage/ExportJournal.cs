using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NemoVideo.Core.Ports;

namespace NemoVideo.Client.Storage;

/// <summary>Exports in progress, one file each in <c>exports/</c>.</summary>
internal sealed class ExportJournal(string stateFolder) : IExportJournal
{
    private const int LongestName = 80;

    private readonly string _folder = Path.Combine(stateFolder, "exports");

    public void Write(ExportEntry entry) =>
        StateFiles.Guarded(stateFolder, () =>
            StateFiles.Replace(FileOf(entry.Id), JsonSerializer.SerializeToUtf8Bytes(entry, StorageJson.Default.ExportEntry))
        );

    public IReadOnlyList<ExportEntry> Read(Action<string> unreadable) => StateFiles.Guarded(stateFolder, () =>
        {
            var entries = new List<ExportEntry>();
            if (!Directory.Exists(_folder))
            {
                return entries;
            }

            foreach (var path in Directory.EnumerateFiles(_folder, "*.json").Order(StringComparer.Ordinal))
            {
                try
                {
                    if (
                        JsonSerializer.Deserialize(StateFiles.Read(path), StorageJson.Default.ExportEntry) is
                        { Id: not null, Address: not null, Destination: not null, Options: not null } entry
                    )
                    {
                        entries.Add(entry);
                        continue;
                    }
                }
                catch (FileNotFoundException)
                {
                    // Finished by another session in the meantime.
                    continue;
                }
                catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or NotSupportedException)
                {
                    // Reported below.
                }

                unreadable(path);
            }

            return (IReadOnlyList<ExportEntry>)[.. entries.OrderBy(entry => entry.SubmittedAt)];
        });

    public void Remove(string id) => StateFiles.Guarded(stateFolder, () =>
        {
            if (Directory.Exists(_folder))
            {
                File.Delete(FileOf(id));
            }
        });

    /// <summary>Our own ids are file names; one that is not gets its hash for a name.</summary>
    private string FileOf(string id)
    {
        var isName = id.Length is > 0 and <= LongestName && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
        return Path.Combine(
            _folder,
            (isName ? id : "id-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..32]) + ".json"
        );
    }
}
