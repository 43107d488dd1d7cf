#Requires -Version 7.4

<#
.SYNOPSIS
    Updates the help pages to match the built module, and generates the MAML from them.

.DESCRIPTION
    The pages in docs/en-US are the source of the help. Their prose is kept; syntax, types, positions and aliases are taken
    from the cmdlets. A cmdlet without a page gets one to fill in. Running the script a second time changes nothing. It
    needs Microsoft.PowerShell.PlatyPS. Run it in a fresh session: a loaded module can't be replaced.

.PARAMETER Module
    Manifest of the built module.

.PARAMETER Pages
    Folder of the pages.

.PARAMETER Maml
    The help file to write.
#>
[CmdletBinding()]
param(
    [string] $Module = (Join-Path $PSScriptRoot '../output/NemoVideo/NemoVideo.psd1'),
    [string] $Pages = (Join-Path $PSScriptRoot 'en-US'),
    [string] $Maml = (Join-Path $PSScriptRoot '../src/NemoVideo/en-US/NemoVideo.dll-Help.xml')
)

$ErrorActionPreference = 'Stop'

$utf8 = [System.Text.UTF8Encoding]::new($false)

<# platyPS writes the date, a BOM, the platform's line endings and an empty list of aliases: noise in a diff. #>
function Format-Page([string] $Path) {
    $text = [System.IO.File]::ReadAllText($Path).Replace("`r`n", "`n")
    $text = $text -creplace '(?m)^ms\.date:.*\n', '' -creplace '(?m)^## ALIASES\n+(?=## )', '' -creplace '\n{3,}', "`n`n"
    [System.IO.File]::WriteAllText($Path, $text.TrimEnd() + "`n", $utf8)
}

<# Get-Help shows Markdown as it is, so its markup is removed: code, emphasis, links. #>
function ConvertTo-PlainText([string] $Text) {
    $Text.Replace("`r`n", "`n") -creplace '\[([^\]\n]+)\]\([^)\n]*\)', '$1' -creplace '`([^`\n]+)`', '$1' -creplace '\*\*([^*\n]+)\*\*', '$1'
}

function Add-Paragraph([System.Xml.XmlElement] $Parent, [string] $Text) {
    $paragraph = $Parent.OwnerDocument.CreateElement('maml', 'para', $Parent.GetNamespaceOfPrefix('maml'))
    $paragraph.InnerText = $Text
    $null = $Parent.AppendChild($paragraph)
}

<# The first block of an example is its code; everything after it, including output, is remarks, as Get-Help expects. #>
function Format-Example([System.Xml.XmlElement] $Example, [System.Xml.XmlNamespaceManager] $Names) {
    $introduction = $Example.SelectSingleNode('maml:introduction', $Names)
    $code = $Example.SelectSingleNode('dev:code', $Names)
    $remarks = $Example.SelectSingleNode('dev:remarks', $Names)
    # platyPS splits code blocks at empty lines, and sometimes pads a paragraph with U+0080.
    $text = $introduction.SelectNodes('maml:para', $Names).ForEach({ $_.InnerText.Trim([char] 0x80) }).Where({ $_.Trim() }) -join "`n`n"
    $introduction.RemoveAll()
    foreach ($part in [regex]::Matches($text, '(?ms)^```(?<kind>\w*)\n(?<code>.*?)\n```$|(?<words>.+?)(?=^```|\z)')) {
        $words = if ($part.Groups['code'].Success) { $part.Groups['code'].Value } else { (ConvertTo-PlainText $part.Value).Trim() }
        if ($part.Groups['kind'].Value -eq 'powershell' -and -not $code.InnerText) {
            $code.InnerText = $words
        }
        elseif ($words) {
            Add-Paragraph $(if ($code.InnerText) { $remarks } else { $introduction }) $words
        }
    }

    # An empty line before the next example.
    if ($remarks.HasChildNodes) {
        Add-Paragraph $remarks ''
    }
}

<# $Defaults is keyed by command and parameter ('Send-NemoClip Force'): platyPS doesn't carry them over from the page. #>
function Format-Maml([string] $Source, [string] $Target, [hashtable] $Defaults) {
    $document = [System.Xml.XmlDocument]::new()
    $document.Load($Source)
    $names = [System.Xml.XmlNamespaceManager]::new($document.NameTable)
    $names.AddNamespace('maml', 'http://schemas.microsoft.com/maml/2004/10')
    $names.AddNamespace('command', 'http://schemas.microsoft.com/maml/dev/command/2004/10')
    $names.AddNamespace('dev', 'http://schemas.microsoft.com/maml/dev/2004/10')

    foreach ($example in $document.SelectNodes('//command:example', $names)) {
        Format-Example $example $names
    }

    foreach ($paragraph in @($document.SelectNodes('//maml:para[not(ancestor::command:example)]', $names))) {
        $parent = $paragraph.ParentNode
        $null = $parent.RemoveChild($paragraph)
        foreach ($part in (ConvertTo-PlainText $paragraph.InnerText).Trim() -split '\n\n+') {
            Add-Paragraph $parent $part
        }
    }

    foreach ($parameter in $document.SelectNodes('//command:parameters/command:parameter', $names)) {
        $owner = $parameter.SelectSingleNode('../../command:details/command:name', $names).InnerText
        $default = $Defaults["$owner $($parameter.SelectSingleNode('maml:name', $names).InnerText)"]
        if ($default) {
            $element = $document.CreateElement('dev', 'defaultValue', $names.LookupNamespace('dev'))
            $element.InnerText = $default
            $null = $parameter.AppendChild($element)
        }
    }

    # A link to a page in the repository leads nowhere in a session: only its name is useful there.
    foreach ($link in @($document.SelectNodes('//maml:navigationLink', $names))) {
        $uri = $link.SelectSingleNode('maml:uri', $names)
        if ($uri.InnerText -notmatch '^https?:') {
            $uri.InnerText = ''
            if ($link.SelectSingleNode('maml:linkText', $names).InnerText -eq 'Online Version') {
                $null = $link.ParentNode.RemoveChild($link)
            }
        }
    }

    $settings = [System.Xml.XmlWriterSettings]@{ Indent = $true; NewLineChars = "`n"; Encoding = $utf8 }
    $writer = [System.Xml.XmlWriter]::Create($Target, $settings)
    try {
        $document.Save($writer)
    }
    finally {
        $writer.Dispose()
    }

    [System.IO.File]::AppendAllText($Target, "`n", $utf8)
}

$work = New-Item -ItemType Directory (Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid()))
try {
    # Work on a copy without help: platyPS appends Get-Help's text to a description that differs from it.
    Get-Item (Join-Path (Split-Path $Module) '*') -Include *.dll, *.psd1, *.ps1xml | Copy-Item -Destination $work
    Import-Module Microsoft.PowerShell.PlatyPS
    Import-Module (Join-Path $work (Split-Path $Module -Leaf))
    $cmdlets = Get-Command -Module NemoVideo | Sort-Object Name

    foreach ($cmdlet in $cmdlets) {
        $page = Join-Path $Pages "$($cmdlet.Name).md"
        if (Test-Path $page) {
            $null = Update-MarkdownCommandHelp -Path $page -NoBackup
        }
        else {
            $made = New-MarkdownCommandHelp -CommandInfo $cmdlet -OutputFolder $Pages -Locale en-US -Force
            Move-Item $made.FullName $page -Force
            Write-Warning "'$page' is new and needs to be filled in."
        }

        Format-Page $page
    }

    $help = $cmdlets | ForEach-Object { Import-MarkdownCommandHelp -Path (Join-Path $Pages "$($_.Name).md") }
    $index = Join-Path $Pages 'NemoVideo.md'
    if (Test-Path $index) {
        $null = Update-MarkdownModuleFile -Path $index -CommandHelp $help -NoBackup -Force
        Format-Page $index
    }

    $exported = $help | Export-MamlCommandHelp -OutputFolder $work -Force
    $null = New-Item -ItemType Directory (Split-Path $Maml) -Force
    $defaults = @{}
    foreach ($command in $help) {
        foreach ($parameter in $command.Parameters) {
            $defaults["$($command.Title) $($parameter.Name)"] = $parameter.DefaultValue
        }
    }

    Format-Maml -Source $exported.FullName -Target ([System.IO.Path]::GetFullPath($Maml)) -Defaults $defaults
}
finally {
    # On Windows, the loaded assemblies stay until the process ends.
    Remove-Item $work -Recurse -Force -ErrorAction Ignore
}
