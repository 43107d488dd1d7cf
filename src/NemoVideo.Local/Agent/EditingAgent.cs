using NemoVideo.Local.Language;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations;
using NemoVideo.Local.Operations.Exports;
using NemoVideo.Local.Operations.Undos;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Agent;

/// <summary>
/// Reads an instruction, applies its operations in order, answers its question, and reports what came of it. The same project and
/// message always give the same timeline.
/// </summary>
/// <param name="editor">What can be done.</param>
/// <param name="read">Reads a message (<c>InstructionReader.Read</c>).</param>
internal sealed class EditingAgent(DraftEditor editor, Func<string, ReadingContext, Instruction> read) : IAgent
{
    private readonly RememberedReading _reading = new(read);

    public async Task<AgentTurn> RunAsync(
        ProjectState project,
        string message,
        Action<AgentStep> onStep,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var memory = Memory.Of(project, _reading);
        var instruction = _reading.Read(message, new([.. project.Media.Select(item => item.FileName)], memory.LastOperations)).Instruction;
        var reply = new Reply(instruction.Chinese);
        if (instruction.Operations.Count == 0)
        {
            return Unread(project, instruction, reply);
        }

        memory.Begin(project.History.Count, message, instruction, project.Media.Count);
        var work = new MessageWork(editor, project, instruction, memory, reply);
        foreach (var operation in DraftEditor.Combine(instruction.Operations))
        {
            if (operation is ExportHint)
            {
                work.PointToExport();
            }
            else if (await work.DoAsync(operation, onStep, cancellationToken) is null)
            {
                break;
            }
        }

        return Finish(project, message, instruction, work, reply);
    }

    private AgentTurn Unread(ProjectState project, Instruction instruction, Reply reply)
    {
        reply.AddStopped(instruction.Stopped);
        if (QuestionOf(instruction) is { } question)
        {
            reply.AddQuoted(instruction.Declined, "Understood as something not to do:", "以下内容理解为不要做:");
            if (instruction.Question is not null)
            {
                reply.AddIgnored(instruction.NotUnderstood);
            }

            reply.Add(new Answers(project, editor).To(question));
        }
        else if (instruction.Stopped.Count == 0 && instruction.NotUnderstood.Count == 0 && instruction.Declined.Count > 0)
        {
            reply.AddQuoted(instruction.Declined, "Nothing was changed, as you asked:", "已按要求保持不变:");
        }
        else if (instruction.Stopped.Count == 0)
        {
            reply.AddNotUnderstood(instruction.NotUnderstood);
        }

        return new(reply.ToString(), project.Draft, Changed: false);
    }

    private AgentTurn Finish(ProjectState project, string message, Instruction instruction, MessageWork work, Reply reply)
    {
        var (draft, changed) = (work.Draft, work.Changed);
        if (work.BegunForExport)
        {
            reply.Add($"Put {ClipList.Count(draft!.Clips().Count)} on the timeline.", $"已将 {draft!.Clips().Count} 个片段放到时间线上。");
        }

        if (changed && draft is not null)
        {
            reply.Add($"The video is now {Phrase.Seconds(draft.Duration)} s long.", $"视频现在长 {Phrase.Seconds(draft.Duration)} 秒。");
            foreach (var sentence in work.TellUnused())
            {
                reply.Add(sentence);
            }
        }

        reply.AddQuoted(instruction.Declined, "Understood as something not to do:", "以下内容理解为不要做:");
        reply.AddStopped(instruction.Stopped);
        reply.AddIgnored(instruction.NotUnderstood);
        if (instruction.Table is not null)
        {
            reply.Add(
                "The message's table was not used: I can use standings for a leaderboard, and captions with their times.",
                "附带的表格没有用到:我能使用排行榜的名次数据和带时间的字幕。"
            );
        }

        if (!work.NoMedia && instruction.Operations.OfType<ExportHint>().Any())
        {
            reply.Add(
                project.SpeaksAsCloud
                    ? new("Click the Export button to download the video.", "点击“导出”按钮即可下载视频。")
                    : new Phrase("Use Export-NemoVideo to download the video.", "使用导出命令 Export-NemoVideo 即可下载视频。")
            );
        }

        var remembered = work.Remember(message);
        var (undone, amended) = (work.Done is [Undo], work.Done is [Amend, ..] && project.History.Count > 0);
        if (QuestionOf(instruction) is { } question)
        {
            var after = !changed
                ? project
                : project with
                {
                    Draft = draft,
                    Edits = undone ? [.. project.Edits.SkipLast(1)] : [.. project.Edits, [remembered]],
                    Credits = project.Credits is { } credits ? credits with { Available = credits.Available - credits.EditCost } : null,
                };
            reply.Add(new Answers(after, editor).To(question));
        }

        return changed
            ? new(reply.ToString(), draft, Changed: true, undone, work.Analyses) { Amended = amended, Message = remembered }
            : new(reply.ToString(), project.Draft, Changed: false, Analyses: work.Analyses);
    }

    private static Question? QuestionOf(Instruction instruction) =>
        instruction.Question ?? (instruction.IsQuestion ? Question.Other : null);
}
