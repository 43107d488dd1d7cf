<#
.SYNOPSIS
    Runs Pester files with the Pester version that the repository pins, and saves the results as JSON.
#>
param(
    [Parameter(Mandatory, Position = 0)] [string] $Result,
    [Parameter(Mandatory, Position = 1, ValueFromRemainingArguments)] [string[]] $Path
)

$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/../../output/modules/Pester"
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Detailed'
$configuration.Output.RenderMode = 'Plaintext'
$run = Invoke-Pester -Configuration $configuration
@{
    Passed = $run.PassedCount
    Failed = $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
    Skipped = $run.SkippedCount + $run.InconclusiveCount + $run.NotRunCount
    Tests = @($run.Tests | ForEach-Object { @{ Name = $_.ExpandedPath; Seconds = $_.Duration.TotalSeconds; Error = $(if ($_.Result -eq 'Failed') { "failed: $($_.ErrorRecord)" }) } })
} | ConvertTo-Json -Depth 3 | Set-Content $Result
