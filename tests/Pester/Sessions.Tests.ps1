Describe 'Sessions' {
    BeforeAll {
        . "$PSScriptRoot/common.ps1"
        Enter-NemoTest
        Out-Clip red.mp4 red
        Out-Clip lime.mp4 lime

        # Two sessions, one after the other. The first one's backend ends with it, during the render or after it; they share the
        # folder.
        $script:first = Invoke-Child "
            `$connection = Connect-Nemo -Local
            'user=' + `$connection.UserId
            'pid=' + (Get-Content '$Folder/state/local/server.json' -Raw | ConvertFrom-Json).pid
            `$kept = Send-NemoClip '$Folder/clips/red.mp4' -Project kept | Invoke-NemoEdit 'join the clips'
            'session=' + `$kept.Project.SessionId
            `$export = Get-Item '$Folder/clips/red.mp4', '$Folder/clips/lime.mp4' | Send-NemoClip -Project relay | Invoke-NemoEdit 'join the clips' | Export-NemoVideo -Destination '$Folder/out/relay.mp4' -Resolution 480p -NoWait
            'id=' + `$export.Id
            'state=' + `$export.State
            exit 3"
        $script:code = $LASTEXITCODE
        $script:early = Test-Path "$Folder/out/relay.mp4"
        $script:backend = [int][regex]::Match($first, 'pid=(\d+)').Groups[1].Value
        Wait-Until { -not (Get-Process -Id $backend -ErrorAction Ignore) } 'the first session''s backend ends'
        $script:session = [regex]::Match($first, 'session=(\d+)').Groups[1].Value
        $script:second = Invoke-Child "
            `$connection = Connect-Nemo -Local
            'user=' + `$connection.UserId
            Get-NemoExport | ForEach-Object { 'listed=' + `$_.Id + ' ' + `$_.State }
            Receive-NemoExport | ForEach-Object { 'received=' + `$_.Id + ' ' + `$_.State + ' ' + `$_.Path }
            Receive-NemoExport | ForEach-Object { 'again=' + `$_.Id }
            `$project = Get-NemoProject '$session'
            'clips=' + `$project.Clips.Name
            'timeline=' + (Get-NemoTimeline -Project '$session')
            `$export = Invoke-NemoEdit 'mute the sound' -Project '$session' | Export-NemoVideo -Destination '$Folder/out/next.mp4' -Resolution 480p
            'next=' + `$export.State"
    }

    AfterAll { Exit-NemoTest }

    It 'lets one process submit an export and another receive it' {
        $first | Should -Match 'state=Pending|state=Processing'
        $early | Should -BeFalse
        $id = [regex]::Match($first, 'id=(render_\d+)').Groups[1].Value
        $second | Should -Match "listed=$id (Pending|Processing|Completed)"
        $second | Should -Match "received=$id Downloaded .*relay\.mp4"
        $second | Should -Not -Match 'again='
        Read-Color "$Folder/out/relay.mp4" 0.5 | Should -Be 'red'
        Read-Color "$Folder/out/relay.mp4" 1.5 | Should -Be 'lime'
    }

    It 'keeps the projects and the account for the next session' {
        $second | Should -Match ([regex]::Escape([regex]::Match($first, 'user=\S+').Value))
        $second | Should -Match 'clips=red\.mp4'
        $second | Should -Match 'timeline=Timeline \(1 track\): 1\. Video: red\.mp4 \(0-1s\)'
        $second | Should -Match 'next=Downloaded'
    }

    It 'ends the local backend when the session exits' {
        $code | Should -Be 3
        $backend | Should -BeGreaterThan 0
        Get-Process -Id $backend -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'shows what the journal knows without a connection' {
        $exports = @(Get-NemoExport)
        $exports.ProjectName | Sort-Object | Should -Be 'kept', 'relay'
        $exports.State | Should -Be 'Downloaded', 'Downloaded'
        ($exports | Where-Object ProjectName -EQ relay).Duration.TotalSeconds | Should -BeGreaterThan 1.8
        ($exports | Where-Object ProjectName -EQ kept).Duration.TotalSeconds | Should -BeGreaterThan 0.9
        Get-NemoConnection | Should -BeNullOrEmpty
        @(Get-ChildItem "$Folder/state/exports" -File) | Should -HaveCount 2
    }

    It 'receives an export elsewhere, and says what prevents it' {
        $connection = Connect-Nemo -Local
        try {
            $export = Send-NemoClip "$Folder/clips/lime.mp4" | Invoke-NemoEdit 'join the clips' | Export-NemoVideo -Destination "$Folder/out/first.mp4" -Resolution 480p -NoWait
            $export.State | Should -BeIn 'Pending', 'Processing'
            $received = $export | Receive-NemoExport -Destination "$Folder/out/elsewhere" -PollInterval 0.2
            $received.Path | Should -Be ([IO.Path]::GetFullPath("$Folder/out/elsewhere/first.mp4"))
            Test-Path "$Folder/out/first.mp4" | Should -BeFalse

            $failed = $null
            Receive-NemoExport 'render_1' -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'Nemo.ExportNotFound*'
            $failed[0].TargetObject | Should -Be 'render_1'
            Receive-NemoExport $export.Id -Destination "$Folder/out/elsewhere" -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'Nemo.FileExists*'
        }
        finally {
            Disconnect-Nemo -Connection $connection
        }
    }

    It 'stops an export on the service' {
        $connection = Connect-Nemo -Local -LocalArgument '--folder', "$Folder/control", '--control'
        try {
            $edit = Send-NemoClip "$Folder/clips/lime.mp4" | Invoke-NemoEdit 'join the clips'
            $export = $edit | Export-NemoVideo -Destination "$Folder/out/stopped.mp4" -Resolution 2160p -NoWait
            $stopped = $export | Stop-NemoExport
            $stopped.State | Should -Be 'Canceled'
            (Get-NemoExport $export.Id).State | Should -Be 'Canceled'
            @(Get-Request -Call cancel).Count | Should -Be 1
            $failed = $null
            $export | Receive-NemoExport -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'Nemo.ExportCanceled*'
            Test-Path "$Folder/out/stopped.mp4*" | Should -BeFalse
        }
        finally {
            Disconnect-Nemo -Connection $connection
        }
    }

    It 'ends the local backend when the session is killed' {
        $child = Open-Child "
            `$connection = Connect-Nemo -Local -LocalArgument '--folder', '$Folder/killed'
            [Console]::Out.WriteLine('address=' + `$connection.Address)
            `$null = Send-NemoClip '$Folder/clips/red.mp4' | Invoke-NemoEdit 'join the clips' -InformationAction Ignore
            [Console]::Out.WriteLine('ready')
            `$null = [Console]::In.ReadLine()"
        try {
            $child.StandardOutput.ReadLine() | Should -BeLike 'address=http://127.0.0.1:*'
            $child.StandardOutput.ReadLine() | Should -Be 'ready'
            $backend = (Get-Content "$Folder/killed/server.json" -Raw | ConvertFrom-Json).pid
            Get-Process -Id $backend | Should -Not -BeNullOrEmpty
            $child.Kill()
            Wait-Until { -not (Get-Process -Id $backend -ErrorAction Ignore) } 'the backend ends by itself' -Seconds 20
        }
        finally {
            if (-not $child.HasExited) { $child.Kill() }
            $child.Dispose()
        }
    }
}
