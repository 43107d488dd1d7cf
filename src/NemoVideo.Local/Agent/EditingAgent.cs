using NemoVideo.Local.Language;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations;
using NemoVideo.Local.Operations.Exports;
using NemoVideo.Local.Operations.Logos;
using NemoVideo.Local.Operations.Undos;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Agent;

/// <summary>
/// Reads an instruction, applies its operations in order, and reports what came of each. The same project and message
/// always give the same timeline.
/// </summary>
/// <param name="editor">What can be done.</param>
/// <param name="read">Reads a message (<c>InstructionReader.Read</c>).</param>
internal sealed class EditingAgent(DraftEditor editor, Func<string, Instruction> read) : IAgent
{
    public async Task<AgentTurn> RunAsync(
        ProjectState project,
        string message,
        Action<AgentStep> onStep,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var instruction = read(message);
        var reply = new Reply(instruction.Chinese);
        if (instruction.Operations.Count == 0)
        {
            return Unread(project, instruction, reply);
        }

        var work = new Work(project, instruction, reply);
        foreach (var operation in DraftEditor.Combine(instruction.Operations))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (operation is ExportHint)
            {
                work.Begin();
                continue;
            }

            var handler = editor.HandlerOf(operation);
            if (handler.NeedsTimeline && !work.Begin())
            {
                break;
            }

            onStep(new(handler.Tool, OperationArguments.Of(operation)));
            var outcome = await editor.ApplyAsync(operation, work.Context, cancellationToken);
            reply.Add(outcome.Text);
            work.Keep(outcome.Analyses);
            if (outcome.Kind == OutcomeKind.Done)
            {
                work.Take(outcome, operation);
            }
        }

        return work.Finish();
    }

    private AgentTurn Unread(ProjectState project, Instruction instruction, Reply reply)
    {
        if (instruction.NotUnderstood.Count == 0 && instruction.Declined.Count > 0)
        {
            reply.AddQuoted(instruction.Declined, "Nothing was changed, as you asked:", "已按要求保持不变:");
        }
        else
        {
            if (instruction.IsQuestion)
            {
                reply.Add(
                    "I edit videos by instruction and can't answer questions; nothing was changed.",
                    "我按指令剪辑视频,无法回答问题;未做任何改动。"
                );
            }
            else
            {
                reply.Add("I did not understand that, so nothing was changed.", "我没有理解这条指令,未做任何改动。");
            }

            reply.AddAbilities(editor.Handlers);
        }

        return new(reply.ToString(), project.Draft, Changed: false);
    }

    /// <summary>A timeline while a message is being followed.</summary>
    private sealed class Work(ProjectState project, Instruction instruction, Reply reply)
    {
        private readonly IReadOnlyList<MediaItem> _clips = FindClips(project.Media, instruction.Clips);
        private readonly List<Draft?> _past = [.. project.History];
        private readonly List<Operation> _done = [];
        private readonly List<Analysis> _analyses = [];
        private Draft? _draft = project.Draft;
        private bool _begun;
        private bool _isNew;
        private bool _noMedia;

        public EditContext Context =>
            new(_draft ?? NewTimeline.Empty, project.Media, _clips, _past, _isNew, instruction.Chinese) { WorkFolder = project.WorkFolder };

        /// <summary>
        /// Makes sure that there is a timeline: a new one with the clips that the message names, or else the one that is
        /// there, or else one with all uploads. False, with a reply, when nothing can be put on it.
        /// </summary>
        public bool Begin()
        {
            if (_begun)
            {
                return !_noMedia;
            }

            _begun = true;
            if (_draft is { Tracks.Count: > 0 } && (instruction.Clips is null || _done.Count > 0))
            {
                return true;
            }

            // An image that is asked for as the logo is not a clip.
            var logos = instruction.Operations.OfType<AddLogo>().Select(logo => AddLogoHandler.FindImage(logo, _clips, project.Media));
            var shown = NewTimeline.Shown([.. _clips.Except(logos.OfType<MediaItem>())]);
            AddMissingNames();
            if (shown.Count == 0)
            {
                _noMedia = true;
                reply.Add("Upload a clip first, then tell me what to do with it.", "请先上传一个片段,再告诉我要做什么。");
                return false;
            }

            _draft = NewTimeline.Of(shown);
            _isNew = true;
            return true;
        }

        public void Take(Outcome outcome, Operation operation)
        {
            if (operation is Undo)
            {
                _past.RemoveAt(_past.Count - 1);
            }
            else
            {
                _past.Add(_done.Count == 0 ? project.Draft : _draft);
            }

            _draft = outcome.Draft;
            _done.Add(operation);
        }

        public void Keep(IReadOnlyList<Analysis>? analyses) => _analyses.AddRange(analyses ?? []);

        public AgentTurn Finish()
        {
            var exports = instruction.Operations.OfType<ExportHint>().Any();
            // A raw clip can be exported as it is: that alone starts a timeline.
            var begunForExport = exports && _isNew && project.Draft is null && _done.Count == 0;
            var changed =
                begunForExport
                || (_done.Count > 0 && !ReferenceEquals(_draft, project.Draft) && (_isNew || !ShotList.Same(_draft, project.Draft)));
            if (begunForExport)
            {
                reply.Add(
                    $"Put {ClipList.Count(_draft!.Clips().Count)} on the timeline.",
                    $"已将 {_draft!.Clips().Count} 个片段放到时间线上。"
                );
            }

            if (changed && _draft is not null)
            {
                reply.Add(
                    $"The video is now {Phrase.Seconds(_draft.Duration)} s long.",
                    $"视频现在长 {Phrase.Seconds(_draft.Duration)} 秒。"
                );
            }

            reply.AddQuoted(instruction.Declined, "Understood as something not to do:", "以下内容理解为不要做:");
            reply.AddQuoted(instruction.NotUnderstood, "I did not understand this part and ignored it:", "以下部分没有理解,未做处理:");
            if (instruction.Table is not null)
            {
                reply.Add(
                    "The message's table was not used: I can use standings for a leaderboard, and captions with their times.",
                    "附带的表格没有用到:我能使用排行榜的名次数据和带时间的字幕。"
                );
            }

            if (exports && !_noMedia)
            {
                reply.Add("Click the Export button to download the video.", "点击“导出”按钮即可下载视频。");
            }

            var analyses = _analyses.Count > 0 ? _analyses : null;
            return changed
                ? new(reply.ToString(), _draft, Changed: true, Undone: _done is [Undo], analyses)
                : new(reply.ToString(), project.Draft, Changed: false, Analyses: analyses);
        }

        private void AddMissingNames()
        {
            foreach (
                var name in (instruction.Clips ?? []).Where(name =>
                    !_clips.Any(clip => clip.FileName.Equals(name, StringComparison.OrdinalIgnoreCase))
                )
            )
            {
                reply.Add($"There is no clip named '{name}' in this project.", $"项目中没有名为“{name}”的片段。");
            }
        }

        /// <summary>The uploads with these names, in this order; without names, all. Of several with the same name, the last.</summary>
        private static IReadOnlyList<MediaItem> FindClips(IReadOnlyList<MediaItem> media, IReadOnlyList<string>? names)
        {
            if (names is null)
            {
                return media;
            }

            var rest = names
                .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(
                    group => group.Key,
                    group => new Queue<MediaItem>(
                        media.Where(item => item.FileName.Equals(group.Key, StringComparison.OrdinalIgnoreCase)).TakeLast(group.Count())
                    ),
                    StringComparer.OrdinalIgnoreCase
                );
            return [.. names.Select(name => rest[name].TryDequeue(out var item) ? item : null).OfType<MediaItem>()];
        }
    }
}
