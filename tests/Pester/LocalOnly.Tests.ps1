Describe 'A process that has run Connect-Nemo -Local' {
    BeforeAll {
        . "$PSScriptRoot/common.ps1"
        Enter-NemoTest
        Out-Clip red.mp4 red
        $script:recorder = Open-Recorder
        $env:NEMO_API_URL = $recorder.Address
    }

    BeforeEach {
        $env:NEMO_LOCAL_ONLY = $null
        $recorder.Requests.Clear()
    }

    AfterAll {
        Close-Recorder $recorder
        Exit-NemoTest
    }

    It 'sends nothing to the cloud after Connect-Nemo -Local <Case>' -ForEach @(
        @{ Case = 'failed'; Arguments = @{ LocalArgument = '--no-such-thing' } }
        @{ Case = 'could not even be bound'; Arguments = @{ Nonsense = 1 } }
    ) {
        { Connect-Nemo -Local @Arguments } | Should -Throw
        $failed = { Send-NemoClip "$Folder/clips/red.mp4" } | Should -Throw -PassThru
        $failed.FullyQualifiedErrorId | Should -BeLike 'Nemo.NotConnected*'
        $failed.ErrorDetails.RecommendedAction | Should -Match 'Connect-Nemo -Local'
        $recorder.Requests | Should -BeNullOrEmpty
    }

    It 'sends nothing there from <Place>' -ForEach @(
        @{ Place = 'ForEach-Object -Parallel'; Script = { , $args | ForEach-Object -Parallel { Import-Module $_[0]; Send-NemoClip $_[1] } } }
        @{ Place = 'a thread job'; Script = { Start-ThreadJob { Import-Module $args[0]; Send-NemoClip $args[1] } -ArgumentList $args | Receive-Job -Wait -AutoRemoveJob } }
        @{ Place = 'a child process'; Script = { Invoke-Child "Send-NemoClip '$($args[1])'" } }
        @{ Place = 'the session after Disconnect-Nemo'; Script = { Disconnect-Nemo; Send-NemoClip $args[1] } }
    ) {
        $null = Connect-Nemo -Local
        try {
            $said = try { & $Script $ModulePath "$Folder/clips/red.mp4" 2>&1 | Out-String } catch { "$_" }
            $said | Should -Match 'Connect-Nemo -Local has been used'
            $recorder.Requests | Should -BeNullOrEmpty
        }
        finally {
            Disconnect-Nemo
        }
    }

    It 'still lists the journal, including cloud exports in progress' {
        # A backend reached by its address is a service like any other.
        $backend = Connect-Nemo -Local
        try {
            $null = Connect-Nemo -Endpoint $backend.Address
            $export = Send-NemoClip "$Folder/clips/red.mp4" | Invoke-NemoEdit 'join the clips' | Export-NemoVideo -Destination "$Folder/out" -Resolution 480p -NoWait
            Disconnect-Nemo
            (Get-NemoExport -ErrorAction Stop).Id | Should -Be $export.Id
            $recorder.Requests | Should -BeNullOrEmpty
        }
        finally {
            Disconnect-Nemo -Connection $backend
        }
    }

    It 'connects to the cloud when it is told to' {
        $null = Connect-Nemo -Local
        Disconnect-Nemo
        $connection = Connect-Nemo
        $connection.Address | Should -Be "$($recorder.Address)/"
        Disconnect-Nemo
    }

    It 'says once where it is connected, and as whom, if a command connects automatically' {
        $InformationPreference = 'Continue'
        $said = $(Get-NemoCredit; Get-NemoCredit) 6>&1 | Where-Object { $_ -is [System.Management.Automation.InformationRecord] }
        Disconnect-Nemo
        @($said) | Should -HaveCount 1
        "$said" | Should -Match ([regex]::Escape($recorder.Address))
        "$said" | Should -Match 'as u \(Registered\)'
    }
}
