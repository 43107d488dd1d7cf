BeforeDiscovery {
    $script:missing = -not (Get-Module PSScriptAnalyzer -ListAvailable)
    $root = (Resolve-Path "$PSScriptRoot/../..").ProviderPath
    $script:scripts = @("$root/build.ps1", "$root/output/NemoVideo/NemoVideo.psd1") + @(Get-ChildItem "$root/tests", "$root/docs" -Recurse -Filter *.ps1 -File | ForEach-Object FullName) |
        ForEach-Object { @{ Name = [IO.Path]::GetRelativePath($root, $_); Path = $_ } }
}

Describe 'PSScriptAnalyzer' -Skip:$missing {
    It 'finds nothing in <Name>' -ForEach $scripts {
        Invoke-ScriptAnalyzer -Path $Path | ForEach-Object { "$($_.RuleName) in line $($_.Line): $($_.Message)" } | Should -BeNullOrEmpty
    }
}
