using System.Text.RegularExpressions;
using NemoVideo.Local.Language;
using NemoVideo.Local.Model;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Operations.Logos;

/// <summary>"put logo.png in the top right corner", "add the watermark", "把logo放在右上角".</summary>
internal sealed partial class LogoReader : IOperationReader
{
    public bool TakesAll => true;

    public IEnumerable<Operation> Read(Clause clause)
    {
        var image = clause.ImageFile;
        var place = Positions.Read(clause.Text);
        var meant = image is not null && (place is not null || clause.Has(InCorner())) || clause.Has(Logo());
        return meant && clause.Has(Wanted()) ? [new AddLogo(image, place)] : [];
    }

    [GeneratedRegex($@"\b(?:{Vocabulary.Logo})s?\b|{ZhLogo}", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Logo();

    [GeneratedRegex(@"\bcorner\b|\boverlay\b|角落", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex InCorner();

    [GeneratedRegex(
        $@"\b(?:add|put|place|overlay|use|stick|show|insert|set|display|include|want|need|have|position|stamp|apply|move|watermark|drop|give|with)\b|^(?:(?:the|a|an|my|our|company|brand) )*(?:{Vocabulary.Logo})|^‹|加|添|放|贴|打|用|置|显示|移|{ZhLogo}",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Wanted();
}
