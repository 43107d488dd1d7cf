BeforeDiscovery {
    $root = (Resolve-Path "$PSScriptRoot/../..").ProviderPath
    $script:analyzer = Get-Module PSScriptAnalyzer -ListAvailable
    $script:scripts = @("$root/build.ps1", "$root/output/NemoVideo/NemoVideo.psd1") + @(Get-ChildItem "$root/tests", "$root/docs" -Recurse -Filter *.ps1 -File | ForEach-Object FullName) |
        ForEach-Object { @{ Name = [IO.Path]::GetRelativePath($root, $_); Path = $_ } }
}

Describe 'PSScriptAnalyzer' {
    if ($analyzer) {
        It 'finds nothing in <Name>' -ForEach $scripts {
            Invoke-ScriptAnalyzer -Path $Path | ForEach-Object { "$($_.RuleName) in line $($_.Line): $($_.Message)" } | Should -BeNullOrEmpty
        }
    }
    else {
        It 'finds nothing' {
            Set-ItResult -Skipped -Because 'PSScriptAnalyzer is not installed: "./build.ps1 -Task Analyze" fetches it from the Gallery'
        }
    }
}
