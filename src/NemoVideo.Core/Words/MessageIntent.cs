namespace NemoVideo.Core.Words;

/// <summary>What a free-form message asks for; the documents' table.</summary>
internal enum MessageIntent
{
    /// <summary>"export", "导出", "download", "send me the video".</summary>
    Export,

    /// <summary>"credits", "积分", "balance", "余额".</summary>
    Credits,

    /// <summary>"status", "状态", "show tracks".</summary>
    State,

    /// <summary>"upload", "上传", or a file.</summary>
    Upload,

    /// <summary>Everything else goes to the agent.</summary>
    Agent,
}
