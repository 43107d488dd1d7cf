using NemoVideo.Local.Language;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Joins;
using NemoVideo.Local.Operations.Logos;
using NemoVideo.Local.Operations.Stills;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Agent;

/// <summary>The uploads that a message is about.</summary>
internal sealed class MessageClips
{
    private readonly Instruction _instruction;
    private readonly IReadOnlyList<MediaItem> _media;

    /// <param name="media">All uploads of the project, in order of upload.</param>
    public MessageClips(Instruction instruction, IReadOnlyList<MediaItem> media)
    {
        _instruction = instruction;
        _media = media;
        if (instruction.Listed is not { } listed)
        {
            All = media;
            return;
        }

        var found = listed.Select((clip, index) => (clip.Written, Item: Find(listed, index))).ToList();
        All = [.. found.Select(clip => clip.Item).OfType<MediaItem>()];
        Missing = [.. found.Where(clip => clip.Item is null).Select(clip => clip.Written)];
    }

    /// <summary>Those on its <c>Clips:</c> line, in that order and as often as they stand there; without one, all of the project.</summary>
    public IReadOnlyList<MediaItem> All { get; }

    /// <summary>The names on the line that no upload has.</summary>
    public IReadOnlyList<string> Missing { get; } = [];

    /// <summary>
    /// Those that a new timeline begins with: the videos, and the images that are asked for. Without videos, all images, or else the
    /// sounds. An image that is asked for as the logo is not a clip.
    /// </summary>
    public IReadOnlyList<MediaItem> OfNewTimeline()
    {
        var logos = _instruction.Operations.OfType<AddLogo>().Select(logo => AddLogoHandler.FindImage(logo, All, _media)).ToList();
        List<MediaItem> rest = [.. All.Where(item => !logos.Contains(item))];
        if (!rest.Exists(item => item.Info.Kind == MediaKind.Video))
        {
            return NewTimeline.Shown(rest);
        }

        var mentions = _instruction.Operations.SelectMany(ClipMentions.In).ToList();
        var showsAll =
            _instruction.ShowsImages
            || mentions.Exists(clip => clip.Kind == MediaKind.Image)
            || _instruction.Operations.Any(operation =>
                operation switch
                {
                    ShowImages { Clip: null } or JoinClips { Order: null } => true,
                    // The order's numbers are those of the line, so all that stands there has to be on the timeline.
                    JoinClips { Order: { } order } => order.Any(clip =>
                        clip is { Kind: null, Number: > 0 and var n } && n <= All.Count && All[n - 1].Info.Kind == MediaKind.Image
                    ),
                    _ => false,
                }
            );
        return
        [
            .. rest.Where(item =>
                item.Info.Kind == MediaKind.Video
                || (item.Info.Kind == MediaKind.Image && (showsAll || mentions.Exists(clip => clip.IsNameOf(item, All))))
            ),
        ];
    }

    /// <summary>The upload with the id; without one, with the name: of several, the last ones, in their order.</summary>
    private MediaItem? Find(IReadOnlyList<ListedClip> listed, int index)
    {
        var clip = listed[index];
        if (clip.Id is { } id && _media.FirstOrDefault(item => item.Id == id) is { } item)
        {
            return item;
        }

        bool IsNamesake(ListedClip other) => other.Written.Equals(clip.Written, StringComparison.OrdinalIgnoreCase);
        var namesakes = _media
            .Where(item => item.FileName.Equals(clip.Written, StringComparison.OrdinalIgnoreCase))
            .TakeLast(listed.Count(IsNamesake))
            .ToList();
        return namesakes.Count > 0 ? namesakes[Math.Min(listed.Take(index).Count(IsNamesake), namesakes.Count - 1)] : null;
    }
}
