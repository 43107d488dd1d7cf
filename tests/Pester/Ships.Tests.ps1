Describe 'What ships' {
    BeforeDiscovery {
        . "$PSScriptRoot/common.ps1"
        $folder = Split-Path $ModulePath
        $script:strangers = Get-ChildItem $folder -Recurse -Filter *.dll |
            Where-Object Name -NotMatch '^NemoVideo\.' |
            ForEach-Object { @{ Name = $_.BaseName; File = [IO.Path]::GetRelativePath($folder, $_.FullName).Replace('\', '/') } }
    }

    BeforeAll {
        . "$PSScriptRoot/common.ps1"
        $script:module = Split-Path $ModulePath
        $script:notices = (Get-Content "$module/THIRD-PARTY-NOTICES.txt" -Raw).ReplaceLineEndings("`n")

        # One entry per assembly: its name and version, a few facts, a line, and the text of the licence.
        $script:entries = @{}
        foreach ($part in $notices -split '(?m)^={80}\n' | Select-Object -Skip 1) {
            $head, $text = $part -split '(?m)^-{80}\n'
            $null = $head -match '^(?<name>\S+) (?<version>\S+)\n\nFile:     (?<file>\S+)\nProject:  (?<project>https://\S+)\nLicence:  (?<licence>\S+)\n'
            $entries[$Matches.name] = @{ Version = $Matches.version; File = $Matches.file; Licence = $Matches.licence; Text = $text.Trim() }
        }

        # What NuGet restored for the module's projects.
        $script:package = @{}
        foreach ($file in Get-ChildItem "$RepositoryRoot/src/*/obj/project.assets.json") {
            $assets = Get-Content $file -Raw | ConvertFrom-Json -AsHashtable
            foreach ($library in $assets.libraries.GetEnumerator()) {
                if ($library.Value.type -eq 'package') {
                    $places = $assets.packageFolders.Keys | ForEach-Object { Join-Path $_ $library.Value.path }
                    $package[($library.Key -split '/')[0]] = $places | Where-Object { Test-Path $_ } | Select-Object -First 1
                }
            }
        }
    }

    It 'is these files and no others' {
        $files = Get-ChildItem $module -Recurse -File -Force | ForEach-Object { [IO.Path]::GetRelativePath($module, $_.FullName).Replace('\', '/') } | Sort-Object -Culture ''
        ($files -join "`n") | Should -Be ((@(
                    'CHANGELOG.md'
                    'client/NemoVideo.Client.dll'
                    'client/Polly.Core.dll'
                    'client/System.Net.ServerSentEvents.dll'
                    'client/System.Security.Cryptography.ProtectedData.dll'
                    'client/YamlDotNet.dll'
                    'en-US/about_NemoVideo_Errors.help.txt'
                    'en-US/about_NemoVideo_Local.help.txt'
                    'en-US/about_NemoVideo_Pipeline.help.txt'
                    'en-US/about_NemoVideo_Security.help.txt'
                    'en-US/about_NemoVideo.help.txt'
                    'en-US/NemoVideo.dll-Help.xml'
                    'LICENSE'
                    'local/NemoVideo.Local.deps.json'
                    'local/NemoVideo.Local.dll'
                    'local/NemoVideo.Local.runtimeconfig.json'
                    'local/System.CommandLine.dll'
                    'NemoVideo.Core.dll'
                    'NemoVideo.dll'
                    'NemoVideo.Format.ps1xml'
                    'NemoVideo.Loader.dll'
                    'NemoVideo.psd1'
                    'NemoVideo.Types.ps1xml'
                    'THIRD-PARTY-NOTICES.txt'
                ) | Sort-Object -Culture '') -join "`n")
    }

    It 'names <Name> in the notices, with its version and licence' -ForEach $strangers {
        $entries.Keys | Should -Contain $Name
        $entry = $entries[$Name]
        $entry.File | Should -Be $File
        $entry.Version | Should -Be ((Get-Item "$module/$File").VersionInfo.ProductVersion -split '\+')[0] -Because 'that is the assembly''s version'
        $entry.Text | Should -Match 'Copyright (\(c\)|\u00A9) '
        $metadata = ([xml](Get-Content "$($package[$Name])/*.nuspec" -Raw)).package.metadata
        $entry.Version | Should -Be $metadata.version
        $entry.Licence | Should -Be $metadata.license.InnerText

        # Not every package includes the text.
        foreach ($licence in Get-ChildItem $package[$Name] -File | Where-Object Name -Match '^licen[cs]e') {
            $entry.Text | Should -Be (Get-Content $licence -Raw).ReplaceLineEndings("`n").Trim()
        }
    }

    It 'has no notices for anything that does not ship' {
        $entries.Keys | Sort-Object | Should -Be (Get-ChildItem $module -Recurse -Filter *.dll | Where-Object Name -NotMatch '^NemoVideo\.' | ForEach-Object BaseName | Sort-Object)
        $entries.Count | Should -Be ([regex]::Matches($notices, '(?m)^File: ').Count)
    }
}
