@{
    RootModule             = 'NemoVideo.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '2f6e6c5a-8f0e-4f0c-9b61-6f3f3c1f7a54'
    Author                 = 'NemoVideo for PowerShell contributors'
    CompanyName            = 'NemoVideo for PowerShell contributors'
    Copyright              = '(c) NemoVideo for PowerShell contributors. MIT License.'
    Description            = 'Edits video by conversation, in a pipeline: upload clips, say what you want, get an MP4. Works with the NemoVideo cloud service and with a local backend that edits and renders with ffmpeg.'
    PowerShellVersion      = '7.4'
    CompatiblePSEditions   = @('Core')
    RequiredAssemblies     = @('NemoVideo.Core.dll', 'NemoVideo.dll') # before the types are read
    TypesToProcess         = @('NemoVideo.Types.ps1xml')
    FormatsToProcess       = @('NemoVideo.Format.ps1xml')
    FunctionsToExport      = @()
    CmdletsToExport        = @(
        'Connect-Nemo'
        'Disconnect-Nemo'
        'Export-NemoVideo'
        'Get-NemoConnection'
        'Get-NemoCredit'
        'Get-NemoExport'
        'Get-NemoProject'
        'Get-NemoSkill'
        'Get-NemoTimeline'
        'Invoke-NemoEdit'
        'Receive-NemoExport'
        'Send-NemoClip'
        'Send-NemoMessage'
        'Stop-NemoExport'
    )
    VariablesToExport      = @()
    AliasesToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags         = @('video', 'video-editing', 'ffmpeg', 'NemoVideo', 'AI', 'automation', 'Windows', 'Linux', 'macOS', 'PSEdition_Core')
            ReleaseNotes = 'See CHANGELOG.md, which ships with the module.'
        }
    }
}
