using System.Collections.Concurrent;
using System.Security.Cryptography;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Store;

/// <summary>
/// Projects: <c>projects/&lt;session id&gt;/</c> with <c>project.json</c>, <c>drafts/&lt;number&gt;.json</c>, <c>media/</c> and
/// <c>work/</c>.
/// </summary>
internal sealed class ProjectStore(BackendFolder folder, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new();

    public Project Create(string userId, string name, string? language)
    {
        var project = new Project
        {
            SessionId = RandomNumberGenerator.GetString("123456789", 1) + RandomNumberGenerator.GetString("0123456789", 18),
            TaskId = "task_" + RandomNumberGenerator.GetHexString(16, lowercase: true),
            TaskName = name,
            Language = language,
            UserId = userId,
            CreatedAt = clock.GetUtcNow(),
        };
        foreach (var part in (string[])["drafts", "media", "work"])
        {
            Directory.CreateDirectory(PathOf(project.SessionId, part));
        }

        Save(project);
        _entries[project.SessionId] = new Entry(project);
        return project;
    }

    /// <summary>Null when there is none with that id, whatever the id looks like.</summary>
    public Project? Find(string sessionId) => EntryOf(sessionId)?.Project;

    /// <summary>Changes a project, one change at a time, and saves it.</summary>
    public Project Update(string sessionId, Func<Project, Project> change)
    {
        var entry = EntryOf(sessionId) ?? throw new InvalidOperationException($"There is no project {sessionId}.");
        lock (entry)
        {
            var changed = change(entry.Project);
            Save(changed);
            return entry.Project = changed;
        }
    }

    /// <summary>A project's turn: messages of one project are handled one at a time, in order of arrival.</summary>
    public SemaphoreSlim TurnOf(string sessionId) => EntryOf(sessionId)!.Turn;

    public Draft? ReadDraft(Project project, int? number) =>
        number is null ? null : DraftJson.ReadFile(DraftPath(project.SessionId, number.Value));

    public Project KeepAnalyses(string sessionId, IReadOnlyList<Analysis> analyses) =>
        Update(sessionId, project => project with { Analyses = analyses });

    /// <summary>
    /// Saves the result of an edit: the previous draft and the message join the history, or for an undo, the history loses its last.
    /// </summary>
    /// <param name="amended">The edit is instead of the last one: its message joins the last one's.</param>
    public Project ChangeDraft(string sessionId, Draft? draft, EditMessage message, bool undone, bool amended) =>
        Update(sessionId, project =>
        {
            var number = project.Drafts + 1;
            if (draft is not null)
            {
                // A timeline that was rebuilt and came out the same is still the result of a new edit, and a client can see that.
                var kept = undone ? draft : draft with { Metadata = draft.Metadata with { Revision = number } };
                folder.WriteJson(DraftPath(sessionId, number), kept, StoreJson.Default.Draft);
            }

            var edits = project.Edits ?? [];
            var changed = project with { Draft = draft is null ? null : number, Drafts = number };
            return (undone, amended) switch
            {
                (true, _) => changed with { History = [.. project.History.SkipLast(1)], Edits = [.. edits.SkipLast(1)] },
                (_, true) => changed with { Edits = [.. edits.SkipLast(1), [.. edits.LastOrDefault([]), message]] },
                _ => changed with { History = [.. project.History, project.Draft], Edits = [.. edits, [message]] },
            };
        });

    public string MediaPath(string sessionId, string id, string extension) => PathOf(sessionId, "media", id + extension);

    public string WorkFolder(string sessionId) => PathOf(sessionId, "work");

    public IReadOnlyList<MediaItem> MediaOf(Project project) =>
        [.. project.Media.Select(m => new MediaItem(m.Id, m.FileName, MediaPath(project.SessionId, m.Id, m.Extension), m.Info))];

    private Entry? EntryOf(string sessionId)
    {
        if (_entries.TryGetValue(sessionId, out var entry))
        {
            return entry;
        }
        // An id names a folder, so it must be all digits.
        if (
            sessionId.Length != 19
            || !sessionId.All(char.IsAsciiDigit)
            || BackendFolder.ReadJson(PathOf(sessionId, "project.json"), StoreJson.Default.Project) is not { } project
        )
        {
            return null;
        }

        if (project.Media.Any(media => string.IsNullOrEmpty(media.Secret)))
        {
            // An earlier version kept none.
            project = project with
            {
                Media =
                [
                    .. project.Media.Select(media =>
                        string.IsNullOrEmpty(media.Secret) ? media with { Secret = StoredMedia.NewSecret() } : media
                    ),
                ],
            };
            Save(project);
        }

        return _entries.GetOrAdd(sessionId, new Entry(project));
    }

    private void Save(Project project) => folder.WriteJson(PathOf(project.SessionId, "project.json"), project, StoreJson.Default.Project);

    private string DraftPath(string sessionId, int number) => PathOf(sessionId, "drafts", $"{number}.json");

    private string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([folder.Projects, .. parts]);

    private sealed class Entry(Project project)
    {
        private volatile Project _project = project;

        public Project Project
        {
            get => _project;
            set => _project = value;
        }

        public SemaphoreSlim Turn { get; } = new(1);
    }
}
