namespace NemoVideo.Lists;

/// <summary>A list of instructions.</summary>
internal interface IList
{
    string Name { get; }

    IEnumerable<Said> All();
}
