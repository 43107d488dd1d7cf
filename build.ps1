<#
.SYNOPSIS
    Builds, tests, shows and packs the module.
.DESCRIPTION
    The module is built into output/NemoVideo. On a machine without PowerShell, build.sh runs the same tasks.
.EXAMPLE
    ./build.ps1 -Task Test
.EXAMPLE
    ./build.ps1 -Task Demo -Path ~/Videos/talk.mp4
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Demo', 'Docs', 'Analyze', 'Bench', 'Pack', 'Clean')]
    [string[]] $Task = 'Build',

    # Demo: a video of your own; without it one is made.
    [string] $Path,

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    # Set by build.sh, which has looked after the system's packages already.
    [switch] $Prepared
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_NOLOGO = '1'
$root = $PSScriptRoot
$output = "$root/output"
$module = "$output/NemoVideo/NemoVideo.psd1"
$results = "$output/results"
$ownFile = $Path
$build = $Configuration
$isPrepared = $Prepared

function Write-Step([string] $Text) {
    Write-Information ">> $Text" -InformationAction Continue
}

function Invoke-Native([scriptblock] $Command, [string] $What) {
    & $Command | Out-Host
    if ($LASTEXITCODE -ne 0) {
        throw "$What failed (exit code $LASTEXITCODE)."
    }
}

# System packages: build.sh knows them on Debian; on Windows and macOS the user's package manager does.
function Install-Prerequisite([string] $For) {
    if ($isPrepared) {
        return
    }

    if ($IsLinux) {
        & bash "$root/build.sh" prepare $For | Out-Host
        return
    }

    if (-not (Get-Command ffmpeg -ErrorAction Ignore) -and -not $env:NEMO_FFMPEG) {
        if ($IsWindows -and (Get-Command winget -ErrorAction Ignore)) {
            Write-Step 'installing ffmpeg by winget'
            & winget install --id Gyan.FFmpeg --accept-source-agreements --accept-package-agreements | Out-Host
            $env:PATH = [Environment]::GetEnvironmentVariable('PATH', 'Machine') + ';' + [Environment]::GetEnvironmentVariable('PATH', 'User')
        }
        elseif ($IsMacOS -and (Get-Command brew -ErrorAction Ignore)) {
            Write-Step 'installing ffmpeg by brew'
            & brew install ffmpeg | Out-Host
        }
        else {
            Write-Step 'missing: ffmpeg. Please install it and put it on the PATH, or name it in NEMO_FFMPEG.'
        }
    }
}

# Modules that the tasks need, from the PowerShell Gallery where that can be reached.
function Import-Tool([string] $Name, [version] $Minimum) {
    $find = { Get-Module $Name -ListAvailable | Where-Object Version -GE $Minimum | Select-Object -First 1 }
    if (-not (& $find) -and (Get-Command Install-PSResource -ErrorAction Ignore)) {
        Write-Step "installing the module $Name"
        Install-PSResource $Name -TrustRepository -ErrorAction Continue
    }

    if (& $find) {
        Import-Module $Name -MinimumVersion $Minimum
        return $true
    }

    Write-Step "The module $Name $Minimum is not here and can't be installed."
    return $false
}

function Invoke-Build {
    Write-Step "building the module into $(Split-Path $module)"
    Invoke-Native { dotnet build "$root/src/NemoVideo" -t:Module -restore -c $build --nologo -v quiet } 'The build'
}

function Invoke-Test {
    Install-Prerequisite test
    Invoke-Build
    Remove-Item $results -Recurse -ErrorAction Ignore
    $sum = @{ Passed = 0; Failed = 0; Skipped = 0 }

    Write-Step 'xunit: Core, Client and Local over real HTTP'
    & dotnet test "$root/tests/NemoVideo.Tests" -c $build --nologo -v quiet --logger 'console;verbosity=minimal' --logger 'trx;LogFileName=xunit.trx' --results-directory $results | Out-Host
    $trx = "$results/xunit.trx"
    if (-not (Test-Path $trx)) {
        throw 'xunit did not run.'
    }

    $counters = ([xml](Get-Content $trx -Raw)).TestRun.ResultSummary.Counters
    $sum.Passed += [int]$counters.passed
    $sum.Failed += [int]$counters.failed
    $sum.Skipped += [int]$counters.total - [int]$counters.executed

    if (Import-Tool Pester 5.5) {
        Write-Step 'Pester: the module in a real PowerShell'

        # In a process of its own: a loaded assembly can't be replaced by the next build.
        $pester = "$results/pester.json"
        $run = "
            Import-Module Pester -MinimumVersion 5.5
            `$configuration = New-PesterConfiguration
            `$configuration.Run.Path = '$($root.Replace("'", "''"))/tests/Pester'
            `$configuration.Run.PassThru = `$true
            `$configuration.Output.Verbosity = 'Detailed'
            `$configuration.Output.RenderMode = 'Plaintext'
            `$result = Invoke-Pester -Configuration `$configuration
            @{ Passed = `$result.PassedCount; Failed = `$result.FailedCount + `$result.FailedBlocksCount + `$result.FailedContainersCount; Skipped = `$result.SkippedCount + `$result.NotRunCount } |
                ConvertTo-Json | Set-Content '$($pester.Replace("'", "''"))'
        "
        & "$PSHOME/pwsh" -NoLogo -NoProfile -NonInteractive -Command $run | Out-Host
        if (-not (Test-Path $pester)) {
            throw 'Pester did not run.'
        }

        $counts = Get-Content $pester -Raw | ConvertFrom-Json
        $sum.Passed += $counts.Passed
        $sum.Failed += $counts.Failed
        $sum.Skipped += $counts.Skipped
    }
    else {
        Write-Step 'Left out: the Pester suite (the module in a real PowerShell).'
    }

    Write-Output "$($sum.Passed) passed, $($sum.Failed) failed, $($sum.Skipped) skipped"
    if ($sum.Failed -gt 0) {
        exit 1
    }
}

function Invoke-Demo {
    Install-Prerequisite demo
    Invoke-Build
    $start = (Get-Location).Path
    $folder = "$output/demo"
    $file = if ($ownFile) {
        (Resolve-Path -LiteralPath $ownFile).ProviderPath
    }
    else {
        Write-Step 'making a clip to edit: speech with pauses over moving pictures'
        $null = New-Item $folder -ItemType Directory -Force
        $sample = "$folder/talk.mp4"
        Invoke-Native { dotnet "$output/NemoVideo/local/NemoVideo.Local.dll" sample $sample } 'The sample'
        $sample
    }

    # A demo leaves nothing in the user's own configuration.
    $env:NEMO_HOME = "$folder/state"
    Import-Module $module
    try {
        $prompt = "cut out the pauses, add background music, and put the title 'Field notes' at the beginning"
        Write-Step 'Connect-Nemo -Local'
        Connect-Nemo -Local | Out-Host
        Write-Step "Get-Item $(Split-Path $file -Leaf) | Send-NemoClip | Invoke-NemoEdit `"$prompt`" | Export-NemoVideo -Destination $(Resolve-Path $folder -Relative -RelativeBasePath $start)"
        $export = Get-Item -LiteralPath $file | Send-NemoClip -OutVariable clips | Invoke-NemoEdit $prompt -OutVariable edits | Export-NemoVideo -Destination $folder -Force
        $clips | Format-Table | Out-Host
        $edits | Format-Table | Out-Host
        Write-Step 'Get-NemoTimeline'
        $timeline = $edits | Get-NemoTimeline
        $timeline | Format-Table | Out-Host
        $timeline | Format-Custom | Out-Host
        $export | Format-Table | Out-Host
        Write-Step 'the file, as ffprobe sees it'
        $ffprobe = 'ffprobe'
        if ($env:NEMO_FFMPEG) {
            $tools = if (Test-Path $env:NEMO_FFMPEG -PathType Container) { $env:NEMO_FFMPEG } else { Split-Path $env:NEMO_FFMPEG }
            $ffprobe = "$tools/ffprobe"
        }

        Invoke-Native { & $ffprobe -v error -show_entries 'format=format_name,duration,size:stream=codec_name,width,height,avg_frame_rate,sample_rate,channels' -of compact $export.Path } 'ffprobe'
        Write-Step "Done: $($export.Path)"
    }
    finally {
        Disconnect-Nemo
    }
}

function Invoke-Doc {
    Invoke-Build
    if (-not (Import-Tool Microsoft.PowerShell.PlatyPS 1.0)) {
        throw 'The help is made by platyPS.'
    }

    Invoke-Native { & "$PSHOME/pwsh" -NoLogo -NoProfile -File "$root/docs/Update-Help.ps1" } 'The help'
}

function Invoke-Analyze {
    Invoke-Build
    if (-not (Import-Tool PSScriptAnalyzer 1.21)) {
        throw 'The analysis is made by PSScriptAnalyzer.'
    }

    $findings = @(
        Get-ChildItem $root -Recurse -Include *.ps1, *.psm1 -File |
            Where-Object FullName -NotMatch '[\\/](bin|obj|output)[\\/]' |
            ForEach-Object { Invoke-ScriptAnalyzer -Path $_.FullName }
        Invoke-ScriptAnalyzer -Path $module
    )
    $findings | Format-Table RuleName, Severity, ScriptName, Line, Message -AutoSize -Wrap | Out-Host
    if ($findings.Count -gt 0) {
        throw "$($findings.Count) findings."
    }

    Write-Step 'PSScriptAnalyzer finds nothing.'
}

function Invoke-Bench {
    Install-Prerequisite test
    Invoke-Build
    Invoke-Native { dotnet run --project "$root/tests/NemoVideo.Benchmarks" -c Release } 'The benchmarks'
}

function Invoke-Pack {
    Invoke-Build
    $version = (Import-PowerShellDataFile $module).ModuleVersion
    $package = "$output/NemoVideo.$version.zip"
    Compress-Archive (Split-Path $module) $package -Force
    Write-Step $package
}

function Invoke-Clean {
    Remove-Item $output -Recurse -Force -ErrorAction Ignore
    Get-ChildItem "$root/src", "$root/tests" -Directory |
        ForEach-Object { "$_/bin"; "$_/obj" } |
        Where-Object { Test-Path $_ } |
        Remove-Item -Recurse -Force
}

foreach ($name in $Task) {
    switch ($name) {
        'Build' { Invoke-Build }
        'Test' { Invoke-Test }
        'Demo' { Invoke-Demo }
        'Docs' { Invoke-Doc }
        'Analyze' { Invoke-Analyze }
        'Bench' { Invoke-Bench }
        'Pack' { Invoke-Pack }
        'Clean' { Invoke-Clean }
    }
}
