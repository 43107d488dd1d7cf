using NemoVideo.Core;
using NemoVideo.Tests.Core.Fakes;

namespace NemoVideo.Tests.Wire;

/// <summary>What the user saw of a run, and what the server knows about it.</summary>
internal sealed class Seen(FakeCloud cloud, RecordingPipeline pipeline)
{
    public FakeCloud Cloud { get; } = cloud;

    public RecordingPipeline Pipeline { get; } = pipeline;

    public Connection? Connection { get; set; }

    public Clip? Clip { get; set; }

    public Edit? Edit { get; set; }

    public Export? Export { get; set; }

    /// <summary>What ended the run.</summary>
    public Exception? Failure { get; set; }

    public NemoException? Error => Failure as NemoException;

    /// <summary>On the clock of the test.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>Everything that was shown, one text a line.</summary>
    public string Shown =>
        string.Join(
            "\n",
            [.. Pipeline.Warnings, .. Pipeline.Information, Edit?.Reply ?? "", Error?.Message ?? "", Error?.RecommendedAction ?? ""]
        );

    public void Must(Sees sees)
    {
        if (sees.Error is null)
        {
            Assert.True(Failure is null, $"{Failure}\n{Cloud.Log}");
            Assert.Equal(FakeCloud.Video, File.ReadAllBytes(Export!.Path!));
        }
        else
        {
            Assert.True(Error?.ErrorId == sees.Error, $"{sees.Error} expected; {Failure?.ToString() ?? "no error"}\n{Cloud.Log}");
        }

        if (sees.Says is not null)
        {
            Assert.Contains(sees.Says, Error!.Message, StringComparison.Ordinal);
        }

        if (sees.Reply is not null)
        {
            Assert.Equal(sees.Reply, Edit!.Reply);
        }

        if (sees.Warning is not null)
        {
            Assert.Contains(Pipeline.Warnings, warning => warning.Contains(sees.Warning, StringComparison.Ordinal));
        }

        if (sees.Quiet)
        {
            Assert.Empty(Pipeline.Warnings);
        }

        if (sees.Outcome is not null)
        {
            Assert.Equal(sees.Outcome, Edit!.Outcome);
        }

        sees.Also?.Invoke(this);
    }
}
