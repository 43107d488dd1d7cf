<#
.SYNOPSIS
    Builds, tests, demonstrates and packs the module.
.DESCRIPTION
    The module is built into output/NemoVideo. The repository pins a version of PowerShell: `dotnet tool restore` installs it and
    `dotnet pwsh ./build.ps1` runs this script in it. On Linux and macOS, build.sh does both.
.EXAMPLE
    ./build.ps1 -Task Test
.EXAMPLE
    ./build.ps1 -Task Test -Path tests/Pester/Stop.Tests.ps1
.EXAMPLE
    ./build.ps1 -Task Demo -Path ~/Videos/talk.mp4
.EXAMPLE
    ./build.ps1 -Task Bench -Path upload, render
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Demo', 'Docs', 'Analyze', 'Bench', 'Lists', 'Pack', 'Clean')]
    [string[]] $Task = 'Build',

    # Demo: your own video; if omitted, one is generated. Test: Pester files to run on their own. Bench: names of benchmarks.
    [Parameter(Position = 1, ValueFromRemainingArguments)]
    [string[]] $Path,

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
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
$chosen = @($Path | Where-Object { $_ })
$build = $Configuration
. "$root/tests/Pester/pwsh.ps1"

function Write-Step([string] $Text) {
    Write-Information ">> $Text" -InformationAction Continue
}

function Invoke-Native([scriptblock] $Command, [string] $What) {
    & $Command | Out-Host
    if ($LASTEXITCODE -ne 0) {
        throw "$What failed (exit code $LASTEXITCODE)."
    }
}

# What the system needs: build.sh knows the Linux packages; on Windows and macOS a package manager provides ffmpeg.
function Install-Prerequisite([string] $For) {
    if ($IsLinux) {
        Invoke-Native { & bash "$root/build.sh" packages $For } 'Installing the prerequisites'
        return
    }

    if ($env:NEMO_FFMPEG -or (Get-Command ffmpeg -ErrorAction Ignore)) {
        return
    }

    if ($IsWindows -and (Get-Command winget -ErrorAction Ignore)) {
        Write-Step 'installing ffmpeg with winget'
        & winget install --id Gyan.FFmpeg --accept-source-agreements --accept-package-agreements | Out-Host
        $env:PATH = [Environment]::GetEnvironmentVariable('PATH', 'Machine') + ';' + [Environment]::GetEnvironmentVariable('PATH', 'User')
    }
    elseif ($IsMacOS -and (Get-Command brew -ErrorAction Ignore)) {
        Write-Step 'installing ffmpeg with brew'
        & brew install ffmpeg | Out-Host
    }

    if (-not (Get-Command ffmpeg -ErrorAction Ignore)) {
        throw 'Nothing can be rendered without ffmpeg: install it and put it on the PATH, or set NEMO_FFMPEG to its folder, and repeat the command.'
    }
}

# Tools that are not on NuGet come from the PowerShell Gallery; they go next to the module, not into the user's own modules.
function Import-GalleryModule([string] $Name, [version] $Minimum, [string] $For) {
    $folder = "$output/modules"
    if ($env:PSModulePath -notlike "$folder*") {
        $env:PSModulePath = $folder + [IO.Path]::PathSeparator + $env:PSModulePath
    }

    $find = { Get-Module $Name -ListAvailable | Where-Object Version -GE $Minimum }
    if (-not (& $find)) {
        Write-Step "fetching the module $Name from the PowerShell Gallery"
        $null = New-Item $folder -ItemType Directory -Force
        try {
            Save-PSResource $Name -Path $folder -TrustRepository
        }
        catch {
            throw "$For needs the module $Name $Minimum, and it could not be fetched from the PowerShell Gallery: $_ Install it by hand and repeat the command."
        }
    }

    Import-Module $Name -MinimumVersion $Minimum
}

function Invoke-Build {
    Write-Step "building the module into $(Split-Path $module)"
    Invoke-Native { dotnet build "$root/src/NemoVideo" -t:Module -restore -c $build -v quiet -clp:NoSummary } 'The build'
}

function Invoke-Test {
    Install-Prerequisite test
    Invoke-Build
    Invoke-Native { dotnet build "$root/tests/Pester" -t:Pester -restore -v quiet -clp:NoSummary } 'Restoring Pester'
    Remove-Item $results -Recurse -ErrorAction Ignore
    $null = New-Item $results -ItemType Directory
    if ($chosen) {
        $pester = Open-Pester (Resolve-Path $chosen).ProviderPath
        $suites = , (Wait-Pester $pester)
    }
    else {
        Test-Format
        Invoke-Native { dotnet build "$root/NemoVideo.slnx" -c $build -v quiet -clp:NoSummary } 'The build of the tests'
        Write-Step 'xunit (Core, Client and Local over real HTTP), and in parallel Pester (the module in a real PowerShell)'
        $pester = Open-Pester "$root/tests/Pester"
        try {
            $xunit = Invoke-Xunit
        }
        finally {
            if (-not $xunit) {
                $pester.Kill($true)
            }
        }

        $suites = $xunit, (Wait-Pester $pester)
    }

    Write-Step 'the ten slowest'
    $suites.Tests | Sort-Object Seconds -Descending | Select-Object -First 10 | ForEach-Object { '{0,6:n1} s  {1}' -f $_.Seconds, $_.Name } | Out-Host
    $failed = ($suites | Measure-Object Failed -Sum).Sum
    $reasons = @($suites.Tests | Where-Object Error)
    if ($reasons) {
        Write-Step 'what failed'
        $reasons | ForEach-Object { "  $($_.Name)"; ($_.Error.Trim() -split '\r?\n' | Select-Object -First 6) -replace '^', '      ' } | Out-Host
    }

    Write-Output "$(($suites | Measure-Object Passed -Sum).Sum) passed, $failed failed, $(($suites | Measure-Object Skipped -Sum).Sum) skipped"
    if ($failed -gt 0) {
        exit 1
    }
}

# Braces, breaks and blanks are a matter for the formatter alone.
function Test-Format {
    Push-Location $root
    try {
        Invoke-Native { dotnet tool restore } 'Restoring the formatter'
        Invoke-Native { dotnet csharpier check src tests } "The format of the code ('dotnet csharpier format .' fixes it)"
    }
    finally {
        Pop-Location
    }
}

function Invoke-Xunit {
    & dotnet test "$root/tests/NemoVideo.Tests" -c $build --no-build --nologo -v quiet --logger 'console;verbosity=minimal' --logger 'trx;LogFileName=xunit.trx' --results-directory $results | Out-Host
    $code = $LASTEXITCODE
    if (-not (Test-Path "$results/xunit.trx")) {
        throw 'xunit did not run; see its output above.'
    }

    $run = ([xml](Get-Content "$results/xunit.trx" -Raw)).TestRun
    $counters = $run.ResultSummary.Counters
    [pscustomobject]@{
        Passed = [int]$counters.passed
        # If the host crashed, the run has failed, whatever the counts say.
        Failed = [math]::Max([int]$counters.failed, [int]($code -ne 0))
        Skipped = [int]$counters.total - [int]$counters.executed
        Tests = foreach ($test in $run.Results.UnitTestResult) { [pscustomobject]@{ Name = $test.testName; Seconds = ([timespan]($test.duration ?? 0)).TotalSeconds; Error = $(if ($test.outcome -eq 'Failed') { "failed: $($test.Output.ErrorInfo.Message)" }) } }
    }
}

# In a separate process: a loaded assembly can't be replaced by the next build. Neither this process nor the PowerShells and
# backends that its tests start run long enough for recompiling or profiling their methods to pay off.
function Open-Pester([string[]] $File) {
    $compile = @{ DOTNET_TieredPGO = '0'; DOTNET_TC_CallCountThreshold = '1000' }
    $program, $arguments = @(Get-PwshCommand) + '-NoLogo', '-NoProfile', '-NonInteractive', '-File', "$root/tests/Pester/Invoke-Suite.ps1", "$results/pester.json" + $File
    Start-Process $program ($arguments | ForEach-Object { "`"$_`"" }) -NoNewWindow -PassThru -Environment $compile -RedirectStandardOutput "$results/pester.txt" -RedirectStandardError "$results/pester.errors.txt"
}

function Wait-Pester([Diagnostics.Process] $Process) {
    $Process.WaitForExit()
    Get-Content "$results/pester.txt", "$results/pester.errors.txt" | Out-Host
    $result = if (Test-Path "$results/pester.json") { Get-Content "$results/pester.json" -Raw | ConvertFrom-Json }
    if (-not $result -or $result.Passed + $result.Failed -eq 0) {
        throw 'Pester did not run; see its output above.'
    }

    $result
}

function Invoke-Demo {
    Install-Prerequisite demo
    Invoke-Build
    $start = (Get-Location).Path
    $folder = "$output/demo"
    $file = if ($chosen) {
        (Resolve-Path -LiteralPath $chosen[0]).ProviderPath
    }
    else {
        Write-Step 'generating a clip to edit: speech with pauses over moving pictures'
        $null = New-Item $folder -ItemType Directory -Force
        $sample = "$folder/talk.mp4"
        Invoke-Native { dotnet "$output/NemoVideo/local/NemoVideo.Local.dll" sample $sample } 'The sample'
        $sample
    }

    # The demo must leave nothing in the user's own configuration.
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
        Write-Step 'the file, according to ffprobe'
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
    Import-GalleryModule -Name Microsoft.PowerShell.PlatyPS -Minimum 1.0 -For 'The help'
    Invoke-Native { Invoke-Pwsh -NoLogo -NoProfile -File "$root/docs/Update-Help.ps1" } 'The help'
}

function Invoke-Analyze {
    Invoke-Build
    Import-GalleryModule -Name PSScriptAnalyzer -Minimum 1.21 -For 'The analysis'
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

    Write-Step 'PSScriptAnalyzer found nothing.'
}

function Invoke-Bench {
    Install-Prerequisite bench
    Invoke-Build
    Push-Location $root
    try {
        Invoke-Native { dotnet tool restore } 'Restoring PowerShell' # in which the upload is measured
        Invoke-Native { dotnet run --project tests/NemoVideo.Benchmarks -c Release -- @chosen } 'The benchmarks'
    }
    finally {
        Pop-Location
    }
}

# Counts only: what the sealed lists say must not be learned from here.
function Invoke-List {
    Invoke-Native { dotnet run --project "$root/tests/NemoVideo.Lists" -c Release } 'The lists of instructions'
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
        'Lists' { Invoke-List }
        'Pack' { Invoke-Pack }
        'Clean' { Invoke-Clean }
    }
}
