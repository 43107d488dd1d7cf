using NemoVideo.Client.Storage;
using NemoVideo.Core;
using NemoVideo.Core.Ports;

namespace NemoVideo.Tests.Client;

public sealed class StorageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_client_id_is_made_once_and_lies_where_it_is_documented()
    {
        var id = new AccountStore(_folder.Path).GetClientId();
        Assert.True(Guid.TryParseExact(id, "D", out _));
        Assert.Equal(id, new AccountStore(_folder.Path).GetClientId());
        Assert.Equal(id, File.ReadAllText(_folder.File("client_id")).Trim());
        var renewed = new AccountStore(_folder.Path).RenewClientId();
        Assert.NotEqual(id, renewed);
        Assert.Equal(renewed, new AccountStore(_folder.Path).GetClientId());
    }

    [Fact]
    public void An_id_that_another_program_made_is_taken_and_nonsense_is_replaced()
    {
        const string Id = "0b5dd6f4-3c15-4a9b-8a3e-111111111111";
        _folder.Write("client_id", Id + "\r\n");
        Assert.Equal(Id, new AccountStore(_folder.Path).GetClientId());
        _folder.Write("client_id", "");
        Assert.True(Guid.TryParseExact(new AccountStore(_folder.Path).GetClientId(), "D", out _));
    }

    [Fact]
    public async Task Sessions_that_begin_at_once_get_the_same_id()
    {
        using var start = new Barrier(8);
        var state = _folder.File("state");
        var ids = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Factory.StartNew(
                        () =>
                        {
                            start.SignalAndWait();
                            return new AccountStore(state).GetClientId();
                        },
                        CancellationToken.None,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                )
        );
        Assert.Single(ids.Distinct());
        Assert.Equal(["client_id"], Directory.EnumerateFiles(state).Select(Path.GetFileName));
    }

    [Fact]
    public void A_token_is_kept_for_each_service_and_for_its_owner_only()
    {
        var state = _folder.File("state");
        var store = new AccountStore(state);
        var expires = new DateTimeOffset(2026, 3, 18, 0, 0, 0, TimeSpan.Zero);
        Assert.Null(store.Find("https://a/"));
        store.Keep("https://a/", new AnonymousToken(new AccessToken("t-a", true, expires, "anon_1"), 100, "b1"));
        store.Keep("https://b/", new AnonymousToken(new AccessToken("t-b", true), null, null));

        var found = new AccountStore(state).Find("https://a/")!;
        Assert.Equal(
            ("t-a", expires, "anon_1", 100m, "b1"),
            (found.Token.Value, found.Token.ExpiresAt!.Value, found.Token.UserId, found.Credits!.Value, found.BindId)
        );
        Assert.True(found.Token.IsAnonymous);
        Assert.Equal("t-b", store.Find("https://b/")!.Token.Value);
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.EnumerateFiles(state, "*", SearchOption.AllDirectories))
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }

            foreach (var folder in new[] { state, Path.Combine(state, "tokens") })
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
            }
        }

        store.Forget("https://a/");
        Assert.Null(store.Find("https://a/"));
        Assert.NotNull(store.Find("https://b/"));
    }

    [Fact]
    public void A_damaged_token_file_is_as_good_as_none()
    {
        var store = new AccountStore(_folder.Path);
        store.Keep("k", new AnonymousToken(new AccessToken("t", true), null, null));
        var file = Directory.EnumerateFiles(_folder.File("tokens")).Single();
        foreach (var damage in new[] { "", "{\"account\":\"k\"", "[]", "{\"account\":\"k\",\"token\":\"!\",\"protection\":\"dpapi\"}" })
        {
            File.WriteAllText(file, damage);
            Assert.Null(store.Find("k"));
        }
    }

    [Fact]
    public void The_journal_gives_back_what_was_written_oldest_first()
    {
        var journal = new ExportJournal(_folder.Path);
        var second = Entry("render_2", 2);
        journal.Write(second);
        journal.Write(Entry("render_1", 1));
        journal.Write(Entry("../../evil/é", 3));
        journal.Write(second with { State = ExportState.Completed, DraftJson = """{"t":[ ]}""" });

        var read = new ExportJournal(_folder.Path).Read(_ => Assert.Fail("all of them can be read"));
        Assert.Equal(["render_1", "render_2", "../../evil/é"], read.Select(entry => entry.Id));
        Assert.Equal(second with { State = ExportState.Completed, DraftJson = """{"t":[ ]}""" }, read[1]);
        Assert.Equal(3, Directory.EnumerateFiles(_folder.File("exports"), "*", SearchOption.AllDirectories).Count());
        Assert.Contains(
            "\"state\": \"Completed\"",
            File.ReadAllText(_folder.File("exports/render_2.json")),
            StringComparison.OrdinalIgnoreCase
        );

        journal.Remove("render_2");
        journal.Remove("render_2");
        Assert.Equal(2, journal.Read(_ => { }).Count);
    }

    [Fact]
    public void The_services_ids_are_kept_and_older_entries_have_none()
    {
        var journal = new ExportJournal(_folder.Path);
        journal.Write(Entry("render_1", 1));
        journal.Write(Entry("render_2", 2) with { ServiceIds = ["srv-1", "17"] });
        Assert.DoesNotContain("service_ids", File.ReadAllText(_folder.File("exports/render_1.json")), StringComparison.Ordinal);
        var read = journal.Read(_ => Assert.Fail("all of them can be read"));
        Assert.Null(read[0].ServiceIds);
        Assert.Equal(["srv-1", "17"], read[1].ServiceIds);
    }

    [Fact]
    public void Files_that_can_not_be_read_are_named()
    {
        var journal = new ExportJournal(_folder.Path);
        Assert.Empty(journal.Read(_ => Assert.Fail("there is none")));
        journal.Write(Entry("render_1", 1));
        _folder.Write("exports/cut.json", "{\"id\":");
        _folder.Write("exports/other.json", "{}");
        _folder.Write("exports/.render_9.json.tmp", "rest of a killed session");
        var unreadable = new List<string>();
        Assert.Single(journal.Read(unreadable.Add));
        Assert.Equal([_folder.File("exports/cut.json"), _folder.File("exports/other.json")], unreadable.Order());
    }

    [Fact]
    public void A_state_folder_that_is_none_is_told()
    {
        var file = _folder.Write("file", "");
        var error = Assert.Throws<NemoException>(() => new AccountStore(file).GetClientId());
        Assert.Equal("Nemo.StateFolder", error.ErrorId);
        Assert.Equal("Nemo.StateFolder", Assert.Throws<NemoException>(() => new ExportJournal(file).Write(Entry("r", 1))).ErrorId);
    }

    private static ExportEntry Entry(string id, int minute) =>
        new(
            id,
            ExportState.Submitting,
            new Uri("https://a/"),
            "https://a/",
            false,
            "anon_1",
            "5529798706024415232",
            "P",
            "/out/a.mp4",
            true,
            new RenderOptions("mp4", "high", "1080p"),
            new DateTimeOffset(2026, 3, 11, 0, minute, 0, TimeSpan.Zero),
            null,
            null
        );
}
