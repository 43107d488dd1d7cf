# The built module, imported once.
if (-not (Get-Module NemoVideo)) {
    Import-Module (Join-Path $PSScriptRoot '../../output/NemoVideo/NemoVideo.psd1')
}
