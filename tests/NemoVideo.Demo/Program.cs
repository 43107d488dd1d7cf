// The main job without a PowerShell: the workflows that the cmdlets run, over HTTP, on the local backend.
using System.Diagnostics;
using NemoVideo.Client;
using NemoVideo.Core;
using NemoVideo.Core.Accounts;
using NemoVideo.Core.Clips;
using NemoVideo.Core.Edits;
using NemoVideo.Core.Exports;
using NemoVideo.Core.Skills;
using NemoVideo.Demo;

const string Prompt = "cut out the pauses, add background music, and put the title 'Field notes' at the beginning";

using var ctrlC = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    ctrlC.Cancel();
};

var output = Path.GetFullPath("output");
var program = Path.Combine(output, "NemoVideo", "local", "NemoVideo.Local.dll");
var folder = Directory.CreateDirectory(Path.Combine(output, "demo")).FullName;

// A demo leaves nothing in the user's own configuration.
Environment.SetEnvironmentVariable("NEMO_HOME", Path.Combine(folder, "state"));
try
{
    string source;
    if (args.Length > 0)
    {
        source = Path.GetFullPath(args[0]);
    }
    else
    {
        source = Path.Combine(folder, "talk.mp4");
        ConsolePipeline.Step("making a clip to edit: speech with pauses over moving pictures");
        await RunAsync("dotnet", program, "sample", source);
    }

    var pipeline = new ConsolePipeline();
    var host = new NemoHost(new NemoClient(), NemoSettings.FromEnvironment());
    ConsolePipeline.Step("connecting to the local backend");
    var connection = await new Connector(host).ConnectAsync(
        new ConnectRequest { Local = true, LocalProgram = program, Skill = new SkillFinder(host).Find(null) }, ctrlC.Token);
    try
    {
        Console.WriteLine($"{connection}, {connection.Credits} credits, project '{connection.Project}'");

        ConsolePipeline.Step($"uploading {Path.GetFileName(source)}");
        await new Uploader(host, connection).RunAsync(new UploadRequest(source, null, null, null, null, false), pipeline, ctrlC.Token);
        var clip = pipeline.Take<Clip>();

        ConsolePipeline.Step($"editing: {Prompt}");
        var edit = await new Editor(host, connection).RunAsync(new EditRequest(clip.Project!, Prompt, [clip], folder), pipeline, ctrlC.Token);

        ConsolePipeline.Step("the timeline");
        Console.WriteLine(edit.Timeline);
        Console.WriteLine(string.Join(Environment.NewLine, edit.Timeline!.Draw()));

        ConsolePipeline.Step("exporting");
        await new Exporter(host, connection, new TargetNames()).RunAsync(
            new ExportRequest(edit.Project, edit, folder, folder, null, "high", null, Force: true, NoWait: false), pipeline, ctrlC.Token);
        var export = pipeline.Take<Export>();

        ConsolePipeline.Step("the file, as ffprobe sees it");
        await RunAsync(
            "ffprobe",
            "-v", "error",
            "-show_entries", "format=format_name,duration,size:stream=codec_name,width,height,avg_frame_rate,sample_rate,channels",
            "-of", "compact",
            export.Path!);
        ConsolePipeline.Step($"Done: {export.Path}");
    }
    finally
    {
        connection.Close();
    }

    return 0;
}
catch (NemoException error)
{
    Console.Error.WriteLine($"{error.ErrorId}: {error.Message} {error.RecommendedAction}");
    return 1;
}

async Task RunAsync(string file, params string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo(file, arguments))!;
    await process.WaitForExitAsync(ctrlC.Token);
    if (process.ExitCode != 0)
    {
        throw NemoErrors.LocalFailed($"{file} ended with exit code {process.ExitCode}.");
    }
}
