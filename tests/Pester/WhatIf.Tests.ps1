Describe '-WhatIf' {
    BeforeAll {
        . "$PSScriptRoot/common.ps1"
        Enter-NemoTest
        Out-Clip red.mp4 red
        Out-Clip lime.mp4 lime
        'words' | Set-Content "$Folder/clips/notes.txt"
        Remove-Item "$Folder/state" -Recurse -ErrorAction Ignore

        # In a separate PowerShell, where the host's "What if" lines are text.
        $report = '$planned | ForEach-Object { "{0}|{1}|{2}" -f $_.GetType().Name, $_.State, $_.Path }; $edits | ForEach-Object { "Edit|$($_.Outcome)|$($_.Clips.Count)" }; $clips | ForEach-Object { "Clip|$($_.IsPlanned)|$($_.Name)|$($_.Project)" }'
        $script:byParameter, $script:byPreference = (Invoke-Child "
            `$planned = Get-Item '$Folder/clips/red.mp4', '$Folder/clips/lime.mp4' | Send-NemoClip -WhatIf -OutVariable clips | Invoke-NemoEdit 'join the clips' -WhatIf -OutVariable edits | Export-NemoVideo -Destination '$Folder/out/never' -WhatIf
            $report
            'connection:' + (Get-NemoConnection)
            'by preference:'
            `$WhatIfPreference = `$true
            `$planned = Get-Item '$Folder/clips/red.mp4' | Send-NemoClip -Project later -OutVariable clips | Invoke-NemoEdit 'join the clips' -OutVariable edits | Export-NemoVideo -Destination '$Folder/out/never.mov'
            $report
            Invoke-NemoEdit 'mute the sound' | ForEach-Object { `"alone|`$(`$_.Outcome)`" }
            Send-NemoMessage 'add background music'
            Send-NemoMessage 'export it'
            'connection:' + (Get-NemoConnection)") -split 'by preference:'
    }

    AfterAll { Exit-NemoTest }

    It 'finds a bad file without connecting' {
        $run = Invoke-Apart { param($folder) Send-NemoClip "$folder/clips/notes.txt", "$folder/clips/none.mp4" } $Folder
        $run.Errors.FullyQualifiedErrorId | Should -Be @('Nemo.UnsupportedType,NemoVideo.Commands.SendNemoClipCommand', 'Nemo.FileNotFound,NemoVideo.Commands.SendNemoClipCommand')
        Test-Path "$Folder/state" | Should -BeFalse
    }

    It 'says stage by stage what it would do' {
        $byParameter | Should -Match 'What if: .*"Upload" on target .*red\.mp4'
        $byParameter | Should -Match 'What if: .*"Upload" on target .*lime\.mp4'
        @([regex]::Matches($byParameter, 'What if: .*"Edit \(join the clips\)" on target "project"')).Count | Should -Be 1
        @([regex]::Matches($byParameter, 'What if: .*"Export project ''project''" on target .*never')).Count | Should -Be 1
    }

    It 'returns planned objects' {
        $byParameter | Should -Match 'Clip\|True\|red\.mp4\|project'
        $byParameter | Should -Match 'Clip\|True\|lime\.mp4\|project'
        $byParameter | Should -Match 'Edit\|Planned\|2'
        $byParameter | Should -Match "Export\|Planned\|.*never.red-edited\.mp4"
    }

    It 'does the same with $WhatIfPreference' {
        $byPreference | Should -Match "What if: .*Upload into project 'later'`" on target .*red\.mp4"
        $byPreference | Should -Match "What if: .*Edit \(join the clips\)`" on target `"later`""
        $byPreference | Should -Match "What if: .*Export project 'later'`" on target .*never\.mov"
        $byPreference | Should -Match 'Export\|Planned\|.*never\.mov'
        $byPreference | Should -Match 'alone\|Planned'
        $byPreference | Should -Match 'What if: .*Send to the agent.*add background music'
        $byPreference | Should -Match 'What if: .*Export the project.*export it'
    }

    It 'contacts no server and writes nothing' {
        $byParameter, $byPreference | Should -Match 'connection:\s'
        Test-Path "$Folder/state" | Should -BeFalse
        Get-ChildItem "$Folder/out" | Should -BeNullOrEmpty
        Get-NemoConnection | Should -BeNullOrEmpty
    }

    It 'reports bad files as the real run would' {
        $run = Invoke-Apart { param($folder) Send-NemoClip "$folder/clips/notes.txt", "$folder/clips/none.mp4" -WhatIf } $Folder
        $run.Results | Should -BeNullOrEmpty
        $run.Errors | Should -HaveCount 2
        $run.Errors.FullyQualifiedErrorId | Should -Match '^Nemo\.(UnsupportedType|FileNotFound)'
    }

    It 'applies to the whole pipeline: a planned clip in <Stage> without it is an error' -ForEach @(
        @{ Stage = 'Invoke-NemoEdit'; Script = { param($file) Send-NemoClip $file -WhatIf | Invoke-NemoEdit 'join the clips' } }
        @{ Stage = 'Export-NemoVideo'; Script = { param($file) Send-NemoClip $file -WhatIf | Invoke-NemoEdit 'join the clips' -WhatIf | Export-NemoVideo } }
        @{ Stage = 'Get-NemoTimeline'; Script = { param($file) Send-NemoClip $file -WhatIf | Get-NemoTimeline } }
    ) {
        $run = Invoke-Apart $Script "$Folder/clips/red.mp4"
        $run.Results | Should -BeNullOrEmpty
        $run.Errors | Should -HaveCount 1
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'Nemo.PlannedInput*'
        $run.Errors[0].ErrorDetails.RecommendedAction | Should -Match '-WhatIf'
        Test-Path "$Folder/state" | Should -BeFalse
    }
}
