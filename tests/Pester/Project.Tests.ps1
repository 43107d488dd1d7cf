BeforeDiscovery {
    # As a parameter takes it, and the same things after a job: its objects are flat.
    $script:kinds = @(
        @{ Kind = 'its name'; Of = { 'finals' } }
        @{ Kind = 'its session id'; Of = { $project.SessionId } }
        @{ Kind = 'a project'; Of = { $project } }
        @{ Kind = 'a clip'; Of = { $clip } }
        @{ Kind = 'an edit'; Of = { $edit } }
        @{ Kind = 'a timeline'; Of = { $timeline } }
        @{ Kind = 'a project out of a job'; Of = { ConvertTo-Deserialized $project } }
        @{ Kind = 'a clip out of a job'; Of = { ConvertTo-Deserialized $clip } }
        @{ Kind = 'an edit out of a job'; Of = { ConvertTo-Deserialized $edit } }
        @{ Kind = 'a timeline out of a job'; Of = { ConvertTo-Deserialized $timeline } }
        @{ Kind = 'a clip out of a file'; Of = { ConvertTo-Deserialized $clip -Depth 2 } }
    )

    # Each gives the session id of the project that it worked on; what is there already is not sent again.
    $script:byParameter = @(
        @{ Cmdlet = 'Get-NemoProject'; Run = { param($it) (Get-NemoProject -Project $it).SessionId } }
        @{ Cmdlet = 'Get-NemoTimeline'; Run = { param($it) (Get-NemoTimeline -Project $it).SessionId } }
        @{ Cmdlet = 'Invoke-NemoEdit'; Run = { param($it) (Invoke-NemoEdit 'mute the sound' -Project $it -WhatIf).SessionId } }
        @{ Cmdlet = 'Export-NemoVideo'; Run = { param($it) (Export-NemoVideo -Project $it -WhatIf).SessionId } }
        @{ Cmdlet = 'Send-NemoClip'; Run = { param($it, $file) (Send-NemoClip $file -Project $it).SessionId } }
        @{ Cmdlet = 'Send-NemoMessage'; Run = { param($it) (Send-NemoMessage 'show tracks' -Project $it).SessionId } }
    )
    $script:byPipeline = @(
        @{ Cmdlet = 'Get-NemoProject'; Run = { param($it) ($it | Get-NemoProject).SessionId } }
        @{ Cmdlet = 'Get-NemoTimeline'; Run = { param($it) ($it | Get-NemoTimeline).SessionId } }
        @{ Cmdlet = 'Invoke-NemoEdit'; Run = { param($it) ($it | Invoke-NemoEdit 'mute the sound' -WhatIf).SessionId } }
        @{ Cmdlet = 'Export-NemoVideo'; Run = { param($it) ($it | Export-NemoVideo -WhatIf).SessionId } }
        @{ Cmdlet = 'Send-NemoClip (a column)'; Run = { param($it, $file) ([pscustomobject]@{ Path = $file; Project = $it } | Send-NemoClip).SessionId } }
    )
    function Join-Case($Runs) {
        foreach ($run in $Runs) {
            foreach ($kind in $kinds) {
                $run + $kind
            }
        }
    }
}

Describe 'What holds a project' {
    BeforeAll {
        . "$PSScriptRoot/common.ps1"
        Enter-NemoTest
        Out-Clip red.mp4 red
        Out-Clip lime.mp4 lime
        $script:connection = Connect-Nemo -Local
        $script:clip, $script:other = Send-NemoClip "$Folder/clips/red.mp4", "$Folder/clips/lime.mp4" -Project finals -Prompt 'mute the sound'
        $script:edit = $clip, $other | Invoke-NemoEdit 'join the clips'
        $script:project = $edit.Project
        $script:timeline = Get-NemoTimeline finals

        # Another one is the current project: nothing finds the right one by chance.
        $null = Send-NemoClip "$Folder/clips/lime.mp4" -Project other | Invoke-NemoEdit 'join the clips'

        function ConvertTo-Deserialized($Object, $Depth = 1) {
            [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($Object, $Depth))
        }

        # A host of its own: it shows no "What if" line.
        $script:apart = Open-Pipeline { param($connection) $null = Disconnect-Nemo; $global:PSDefaultParameterValues['*-Nemo*:Connection'] = $connection } $connection
        $null = $apart.Invoke()
        function Invoke-There($Script, $Argument) {
            $apart.Commands.Clear()
            $apart.Streams.ClearStreams()
            $null = $apart.AddScript("$Script")
            foreach ($value in $Argument) { $null = $apart.AddArgument($value) }
            $results = $apart.Invoke()
            $apart.Streams.Error | ForEach-Object { throw $_ }
            $results
        }
    }

    AfterAll {
        $apart.Runspace.Dispose()
        $apart.Dispose()
        Exit-NemoTest $connection
    }

    It '<Cmdlet> -Project takes <Kind>' -ForEach (Join-Case $byParameter) {
        Invoke-There $Run (& $Of), "$Folder/clips/red.mp4" | Should -Be $project.SessionId
    }

    It '<Cmdlet> takes <Kind> from the pipeline' -ForEach (Join-Case $byPipeline) {
        Invoke-There $Run (& $Of), "$Folder/clips/red.mp4" | Should -Be $project.SessionId
    }

    It 'covers every cmdlet that has -Project' {
        $covered = 'Get-NemoProject', 'Get-NemoTimeline', 'Invoke-NemoEdit', 'Export-NemoVideo', 'Send-NemoClip', 'Send-NemoMessage'
        Get-Command -Module NemoVideo -ParameterName Project | Select-Object -ExpandProperty Name | Sort-Object | Should -Be ($covered | Sort-Object)
    }

    It 'edits the project of a timeline' {
        $muted = Get-NemoTimeline finals | Invoke-NemoEdit 'add the title "Finals"'
        $muted.Outcome | Should -Be Changed
        $muted.SessionId | Should -Be $project.SessionId
    }

    It 'takes a timeline of a project that has none' {
        $empty = Send-NemoClip "$Folder/clips/red.mp4" -Project empty
        (Invoke-There { param($it) Get-NemoTimeline -Project $it | Invoke-NemoEdit 'mute the sound' -WhatIf } $empty).SessionId | Should -Be $empty.SessionId
    }

    It 'edits the clip that came out of a job, as its row said' {
        $planned = Invoke-There { param($it) $it | Invoke-NemoEdit -WhatIf } (ConvertTo-Deserialized $other)
        $planned.Clips.Name | Should -Be 'lime.mp4'
        $planned.Prompt | Should -Be 'mute the sound'
    }

    It 'goes to the connection of the object' {
        (Invoke-Apart { param($it) Get-NemoTimeline -Project $it } $edit).Results.SessionId | Should -Be $project.SessionId
    }

    It 'refuses <Case>' -ForEach @(
        @{ Case = 'a connection'; Script = { Get-NemoTimeline -Project (Get-NemoConnection) }; Id = 'ParameterArgumentTransformationError,*' }
        @{ Case = 'two projects'; Script = { Get-NemoTimeline -Project 'finals', 'other' }; Id = 'CannotConvertArgument*' }
        @{ Case = 'no name'; Script = { Export-NemoVideo -Project '' }; Id = 'ParameterArgumentValidationError*' }
        @{ Case = 'an unknown name'; Script = { Get-NemoTimeline -Project 'nobody' }; Id = 'Nemo.ProjectNotFound,*' }
        @{ Case = 'a piped name that is unknown'; Script = { 'nobody' | Export-NemoVideo -ErrorAction Stop }; Id = 'Nemo.ProjectNotFound,*' }
        @{ Case = 'a piped file'; Script = { Get-Item "$Folder/clips/red.mp4" | Invoke-NemoEdit 'mute it' -ErrorAction Stop }; Id = 'Nemo.InputNotAccepted,*' }
        @{ Case = 'what was planned before a job'; Script = {
                $planned = Invoke-There { param($file) Send-NemoClip $file -WhatIf } "$Folder/clips/red.mp4"
                Get-NemoTimeline -InputObject (ConvertTo-Deserialized $planned) -ErrorAction Stop
            }; Id = 'Nemo.PlannedInput,*'
        }
    ) {
        $Script | Should -Throw -ErrorId $Id
    }

    It 'reopens the project of a connection that was ended' {
        $run = Invoke-Apart {
            param($file)
            $null = Connect-Nemo -Local
            $sent = Send-NemoClip $file -Project reopened
            Disconnect-Nemo
            $null = Connect-Nemo -Local
            $sent.SessionId
            (Get-NemoTimeline -Project $sent).SessionId
            (Invoke-NemoEdit 'mute the sound' -Project $sent).SessionId
            (Export-NemoVideo -Project $sent -WhatIf).SessionId
            Disconnect-Nemo
        } "$Folder/clips/red.mp4"
        $run.Results | Should -HaveCount 4
        $run.Results | Select-Object -Unique | Should -HaveCount 1
    }

    It 'reads the columns of a row' {
        ([pscustomobject]@{ SessionId = $project.SessionId } | Get-NemoProject).Name | Should -Be 'finals'
        ([pscustomobject]@{ Name = 'finals' } | Get-NemoProject).SessionId | Should -Be $project.SessionId
    }

    It 'takes the number that a session id is as it was typed' {
        (& ([scriptblock]::Create("Get-NemoProject -Project $($project.SessionId)"))).Name | Should -Be 'finals'
    }
}
