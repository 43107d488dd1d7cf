Describe 'What a run says' {
    BeforeAll {
        . "$PSScriptRoot/common.ps1"
        Enter-NemoTest
        Out-Clip red.mp4 red
        Out-Clip lime.mp4 lime 3
        $large = [IO.File]::Create("$Folder/clips/large.mp4")
        $large.SetLength(100MB)
        $large.Dispose()
        $script:connection = Connect-Nemo -Local -LocalArgument '--control'
    }

    BeforeEach { Use-Fault }
    AfterAll { Exit-NemoTest $connection }

    Context 'streams' {
        It 'shows replies on the information stream, as Write-Host would' {
            $said = $null
            $edit = Send-NemoClip "$Folder/clips/red.mp4" | Invoke-NemoEdit 'join the clips' -InformationAction Continue -InformationVariable said 6> $null
            "$said" | Should -Be $edit.Reply
            $said[0].Tags | Should -Contain 'PSHOST'
        }

        It 'lets them be redirected and silenced' {
            $all = Invoke-NemoEdit 'mute the sound' -InformationAction Continue 6>&1
            $all | Should -HaveCount 2
            $all[0] | Should -BeOfType System.Management.Automation.InformationRecord
            $all[1] | Should -BeOfType NemoVideo.Core.Edit
            @(Invoke-NemoEdit 'undo' -InformationAction Ignore 6>&1) | Should -HaveCount 1
        }

        It 'shows text that arrives in pieces once' {
            Use-Fault -Plan @{ shape = @{ partial = $true } }
            $said = $null
            $edit = Invoke-NemoEdit 'set the volume to 50%' -InformationAction Continue -InformationVariable said 6> $null
            $edit.Outcome | Should -Be 'Changed'
            $said -join "`n" | Should -Be $edit.Reply
        }

        It 'reports what changed if a stream closes without text' {
            Use-Fault -Plan @{ silent_edits = 1 }
            $edit = Send-NemoClip "$Folder/clips/red.mp4" -Project silent | Invoke-NemoEdit 'join the clips'
            $edit.Outcome | Should -Be 'Changed'
            $edit.Reply | Should -Not -BeNullOrEmpty
            "$($edit.Changes)" | Should -Match 'red\.mp4'
        }

        It 'removes terminal escapes from what the service says' {
            $escape = [char]27
            $recorder = Open-Recorder "Done${escape}[2J${escape}]0;owned$([char]7) now."
            try {
                $run = Invoke-Apart {
                    param($address)
                    $null = Connect-Nemo -Endpoint $address
                    Invoke-NemoEdit 'x' -InformationAction Continue 6>&1
                    Disconnect-Nemo
                } $recorder.Address
                $run.Results | Should -HaveCount 2
                foreach ($text in "$($run.Results[0])", $run.Results[1].Reply) {
                    $text | Should -Not -Match "[$escape$([char]7)]"
                    $text | Should -Match 'Done.*now\.'
                }
            }
            finally {
                Close-Recorder $recorder
            }
        }

        It 'warns about an instruction that says little' {
            $warned = $null
            $null = Invoke-NemoEdit 'make it look better' -Project (Send-NemoClip "$Folder/clips/red.mp4").Project.SessionId -WarningVariable warned -WarningAction SilentlyContinue
            "$warned" | Should -Match 'Concrete instructions get better results'
        }

        It 'gives a skill''s advice on the verbose stream' {
            $run = Invoke-Apart { Connect-Nemo -Local -LocalArgument '--control' -Verbose 4>&1 | ForEach-Object { "$_" }; Disconnect-Nemo }
            "$($run.Results)" | Should -Match 'Clips under 3 minutes render fastest and cost fewer credits\.'
        }

        It 'outputs nothing but its objects' {
            @(Send-NemoClip "$Folder/clips/red.mp4" -Project objects) | Should -HaveCount 1
            $run = Invoke-Apart { $null = Connect-Nemo -Local -LocalArgument '--control'; Disconnect-Nemo }
            $run.Results | Should -BeNullOrEmpty
            $run.Errors | Should -BeNullOrEmpty
        }
    }

    Context 'progress' {
        BeforeAll {
            # Uploads and an edit that take a moment: what finishes at once has no bar.
            Use-Fault @{ call = 'upload'; do = 'delay'; seconds = 1 }, @{ call = 'run'; do = 'stall'; after_events = 1; seconds = 1.5 }
            $script:shell = Open-Pipeline {
                param($connection, $folder)
                $null = Send-NemoClip "$folder/clips/large.mp4" -Connection $connection -Project bars -ErrorAction SilentlyContinue
                Send-NemoClip "$folder/clips/red.mp4", "$folder/clips/lime.mp4" -Connection $connection -Project bars |
                    Invoke-NemoEdit 'join the clips' | Export-NemoVideo -Destination "$folder/out/bars.mp4" -PollInterval 0.1
            } $connection, $Folder -WithProgress
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $script:results = $shell.Invoke()
            $script:seconds = $watch.Elapsed.TotalSeconds
            $script:records = @($shell.Streams.Progress)
            $script:activities = $records | Group-Object ActivityId
        }

        AfterAll { $shell.Dispose() }

        It 'comes with a result' {
            $shell.Streams.Error | Should -BeNullOrEmpty
            $results.State | Should -Be 'Downloaded'
        }

        It 'has a bar for each file, for the batch, the edit and the export' {
            $names = $records.Activity | Select-Object -Unique
            foreach ($expected in 'Uploading large.mp4', 'Uploading red.mp4', 'Uploading lime.mp4', 'Sending clips', "Editing project 'bars'", 'Exporting bars.mp4') {
                $names | Should -Contain $expected
            }
        }

        It 'completes each bar once, as its last record' {
            foreach ($activity in $activities) {
                @($activity.Group | Where-Object RecordType -EQ Completed).Count | Should -Be 1 -Because $activity.Group[0].Activity
                $activity.Group[-1].RecordType | Should -Be 'Completed' -Because $activity.Group[0].Activity
            }
        }

        It 'writes at most five records a second for each' {
            foreach ($activity in $activities) {
                $activity.Count | Should -BeLessOrEqual ([math]::Ceiling($seconds * 5) + 2) -Because $activity.Group[0].Activity
            }
        }

        It 'shows bytes and percent for a file' {
            $file = @($records | Where-Object Activity -EQ 'Uploading large.mp4')
            $file[0].StatusDescription | Should -Match 'of 100\.0 MB'
            ($file | Measure-Object PercentComplete -Maximum).Maximum | Should -BeLessOrEqual 100
            $batch = @($records | Where-Object Activity -EQ 'Sending clips' | Where-Object RecordType -EQ Processing)
            $batch.ActivityId | Should -Contain $file[0].ParentActivityId
        }

        It 'says in plain words what the agent is doing, never the name of a tool' {
            $edit = @($records | Where-Object { $_.Activity -like 'Editing*' -and $_.RecordType -eq 'Processing' })
            $edit | Should -Not -BeNullOrEmpty
            $edit.StatusDescription | ForEach-Object { $_ | Should -Match '^[a-z ]+ \(.+\)$' }
            "$($edit.StatusDescription)" | Should -Not -Match '[_{}"]'
        }

        It 'shows the render''s own percentage' {
            $export = @($records | Where-Object { $_.Activity -eq 'Exporting bars.mp4' -and $_.RecordType -eq 'Processing' })
            "$($export.StatusDescription)" | Should -Match 'rendering'
            ($export | Measure-Object PercentComplete -Maximum).Maximum | Should -BeGreaterThan 0
        }
    }
}
