Describe 'Whatever ends a pipeline ends its requests' {
    BeforeAll {
        . "$PSScriptRoot/common.ps1"
        Enter-NemoTest
        Out-Clip red.mp4 red
        1..5 | ForEach-Object { Copy-Item "$Folder/clips/red.mp4" "$Folder/clips/c$_.mp4" }
        $large = [IO.File]::Create("$Folder/clips/large.mp4")
        $large.SetLength(200MB)
        $large.Dispose()
        $script:connection = Connect-Nemo -Local -LocalArgument '--control'
        $script:edit = Send-NemoClip "$Folder/clips/red.mp4" -Project ready | Invoke-NemoEdit 'join the clips'
    }

    AfterEach {
        Use-Fault -Connection $connection
        Step-Clock 1000 -Connection $connection
    }

    AfterAll { Exit-NemoTest $connection }

    Context 'PowerShell.Stop()' {
        AfterEach {
            $run.Shell.Runspace.Dispose()
            $run.Shell.Dispose()
        }

        It 'stops in the middle of an upload' {
            Use-Fault @{ call = 'upload'; do = 'delay' }
            $script:run = Invoke-Stopped { param($connection, $file) Send-NemoClip $file -Connection $connection -Project stopped } $connection, "$Folder/clips/red.mp4" -Until { Get-Request -Call upload | Where-Object open }
            $run.Stopped | Should -BeTrue
            $run.State | Should -Be 'Stopped'
            $run.Seconds | Should -BeLessThan 5
            $run.Results | Should -BeNullOrEmpty
            $mark = Get-RequestMark
            Wait-Until { (Get-OpenCount) -eq 0 } 'the server sees the connection close'
            @(Get-Request -Call upload)[-1].aborted | Should -BeTrue
            Step-Clock 1000
            Get-Request -After $mark | Should -BeNullOrEmpty
        }

        It 'stops while a large file is being sent' {
            Use-Fault @{ call = 'upload'; do = 'delay' }
            $script:run = Invoke-Stopped { param($connection, $file) Send-NemoClip $file -Connection $connection -Project large } $connection, "$Folder/clips/large.mp4" -WithProgress -Until {
                param($shell)
                $shell.Streams.Progress | Where-Object { $_.Activity -eq 'Uploading large.mp4' -and $_.StatusDescription -notlike '0*' }
            }
            $run.State | Should -Be 'Stopped'
            $run.Seconds | Should -BeLessThan 5
            ($run.Progress | Where-Object Activity -EQ 'Uploading large.mp4' | Measure-Object PercentComplete -Maximum).Maximum | Should -BeLessThan 100

            # Only then does a delayed upload notice that its client has left.
            Step-Clock 1000
            Wait-Until { (Get-OpenCount) -eq 0 } 'the server sees the connection close'
            @(Get-Request -Call upload)[-1].aborted | Should -BeTrue
        }

        It 'stops in the middle of a stream, and the message is not sent again' {
            Use-Fault @{ call = 'run'; do = 'stall'; after_events = 1 }
            $mark = Get-RequestMark
            $script:run = Invoke-Stopped { param($edit) $edit | Invoke-NemoEdit 'mute the sound' } $edit -Until { Get-Request -After $mark -Call run | Where-Object open }
            $run.State | Should -Be 'Stopped'
            $run.Seconds | Should -BeLessThan 5
            Wait-Until { (Get-OpenCount) -eq 0 } 'the server sees the connection close'
            Step-Clock 1000
            @(Get-Request -After $mark -Call run).Count | Should -Be 1
            @(Get-Request -After $mark)[-1].call | Should -Be 'run'
        }

        It 'stops all files that are being sent' {
            Use-Fault @{ call = 'upload'; do = 'delay' }
            $mark = Get-RequestMark
            $script:run = Invoke-Stopped { param($connection, $files) $files | Send-NemoClip -Connection $connection -Project several -ThrottleLimit 3 } $connection, (Get-Item "$Folder/clips/c*.mp4").FullName -Until { @(Get-Request -After $mark -Call upload | Where-Object open).Count -eq 3 }
            $run.State | Should -Be 'Stopped'
            Wait-Until { (Get-OpenCount) -eq 0 } 'the server sees the connections close'
            @(Get-Request -After $mark -Call upload).Count | Should -Be 3
        }

        It 'stops while an export waits for its video: another session finishes it' {
            Use-Fault @{ call = 'poll'; do = 'delay' }
            $target = "$Folder/out/later.mp4"
            $script:run = Invoke-Stopped { param($edit, $target) $edit | Export-NemoVideo -Destination $target -Resolution 480p } $edit, $target -Until { Get-Request -Call poll | Where-Object open }
            $run.State | Should -Be 'Stopped'
            $run.Seconds | Should -BeLessThan 5
            Wait-Until { (Get-OpenCount) -eq 0 } 'the server sees the connection close'
            Test-Path $target | Should -BeFalse
            Use-Fault

            $kept = @(Get-NemoExport | Where-Object Path -EQ ([IO.Path]::GetFullPath($target)))
            $kept | Should -HaveCount 1
            $kept[0].State | Should -BeIn 'Pending', 'Processing', 'Completed'
            $text = Invoke-Child "
                `$null = Connect-Nemo -Local -LocalArgument '--control'
                Receive-NemoExport '$($kept[0].Id)' | ForEach-Object { `"`$(`$_.State) `$(`$_.Path)`" }"
            $text | Should -Match 'Downloaded .*later\.mp4'
            (Read-Video $target).Height | Should -Be 480
            (Get-NemoExport $kept[0].Id).State | Should -Be 'Downloaded'
        }
    }

    Context 'a signal' {
        It 'Ctrl+C (SIGINT) ends a child''s <Call>' -Skip:$IsWindows -ForEach @(
            @{ Call = 'upload'; Fault = 'delay'; Script = "Send-NemoClip '{0}' -Project signal" }
            @{ Call = 'run'; Fault = 'stall'; Script = "Send-NemoClip '{0}' -Project signal2 | Invoke-NemoEdit 'join the clips'" }
        ) {
            Use-Fault @{ call = $Call; do = $Fault; after_events = 1 }
            $mark = Get-RequestMark
            $child = Open-Child "
                `$null = Connect-Nemo -Local -LocalArgument '--control'
                $($Script -f "$Folder/clips/red.mp4")
                'went on'"
            try {
                Wait-Until { Get-Request -After $mark -Call $Call | Where-Object open } "the $Call is under way"
                sh -c "kill -INT $($child.Id)" # a minimal system has no kill program
                $child.WaitForExit(20000) | Should -BeTrue
                $child.StandardOutput.ReadToEnd() | Should -Not -Match 'went on'
                Wait-Until { (Get-OpenCount) -eq 0 } 'the server sees the connection close'
                @(Get-Request -After $mark -Call $Call).Count | Should -Be 1
                @(Get-Request -After $mark -Call $Call)[0].aborted | Should -BeTrue

                # The signal was meant for the child: the backend that it shares with this session lives on.
                Get-NemoCredit -Connection $connection | Should -Not -BeNullOrEmpty
            }
            finally {
                if (-not $child.HasExited) { $child.Kill() }
                $child.Dispose()
            }
        }
    }

    Context 'other ways to end a pipeline' {
        It 'Select-Object -First 1 cancels the rest without an error' {
            # The first file is already there, so its clip comes at once while the others are still being sent.
            $null = Send-NemoClip "$Folder/clips/c1.mp4" -Project first
            $failed = $null
            Use-Fault @{ call = 'upload'; do = 'delay' }
            $mark = Get-RequestMark
            $first = Get-Item "$Folder/clips/c*.mp4" | Send-NemoClip -Project first -ErrorVariable failed | Select-Object -First 1
            $first.Name | Should -Be 'c1.mp4'
            $failed | Should -BeNullOrEmpty
            Wait-Until { (Get-OpenCount) -eq 0 } 'the rest is cancelled'
            @(Get-Request -After $mark -Call upload).Count | Should -BeLessOrEqual 4
            (Get-NemoCredit).Available | Should -BeGreaterThan 0
        }

        It '-ErrorAction Stop ends the rest' {
            Use-Fault @{ call = 'upload'; do = 'delay' }
            $failed = { 'none.mp4', "$Folder/clips/c1.mp4" | Send-NemoClip -Project stop -ErrorAction Stop } | Should -Throw -PassThru
            $failed.FullyQualifiedErrorId | Should -BeLike 'Nemo.FileNotFound*'
            Wait-Until { (Get-OpenCount) -eq 0 } 'the rest is cancelled'
        }

        It '-ErrorAction Stop ends what is already running' {
            Use-Fault @{ call = 'upload'; do = 'delay' }
            $mark = Get-RequestMark
            $failed = { "$Folder/clips/c1.mp4", 'none.mp4' | Send-NemoClip -Project stop2 -ErrorAction Stop } | Should -Throw -PassThru
            $failed.FullyQualifiedErrorId | Should -BeLike 'Nemo.FileNotFound*'
            Wait-Until { (Get-OpenCount) -eq 0 } 'the rest is cancelled'
            @(Get-Request -After $mark -Call upload).Count | Should -BeLessOrEqual 1
        }

        It 'throw downstream ends the rest' {
            Use-Fault @{ call = 'upload'; do = 'delay'; nth = 2; times = 100 }
            { "$Folder/clips/c1.mp4", "$Folder/clips/c2.mp4", "$Folder/clips/c3.mp4" | Send-NemoClip -Project thrown -ThrottleLimit 1 | ForEach-Object { throw 'enough' } } | Should -Throw 'enough'
            Wait-Until { (Get-OpenCount) -eq 0 } 'the rest is cancelled'
        }

        It 'throw upstream ends the rest' {
            Use-Fault @{ call = 'upload'; do = 'delay' }
            { 1..3 | ForEach-Object { if ($_ -eq 3) { throw 'no more' }; "$Folder/clips/c$_.mp4" } | Send-NemoClip -Project upstream } | Should -Throw 'no more'
            Wait-Until { (Get-OpenCount) -eq 0 } 'the rest is cancelled'
        }

        It 'break downstream ends the rest' {
            Use-Fault @{ call = 'upload'; do = 'delay'; nth = 2; times = 100 }
            $seen = 0
            foreach ($once in 1) {
                "$Folder/clips/c4.mp4", "$Folder/clips/c5.mp4" | Send-NemoClip -Project broken -ThrottleLimit 1 | ForEach-Object { $seen++; break }
            }

            $seen | Should -Be 1
            Wait-Until { (Get-OpenCount) -eq 0 } 'the rest is cancelled'
        }
    }
}
