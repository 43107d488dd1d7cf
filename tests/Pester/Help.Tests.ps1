[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands variables from block to block.')]
param()

BeforeDiscovery {
    . "$PSScriptRoot/common.ps1"
    $names = (Get-Command -Module NemoVideo).Name
    $topics = (Get-ChildItem "$PSScriptRoot/../../src/NemoVideo/en-US/about_*.help.txt").Name -replace '\.help\.txt$'
}

BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $root = Resolve-Path "$PSScriptRoot/../.."
    $pages = "$root/docs/en-US"
    $platyPS = Get-Module Microsoft.PowerShell.PlatyPS -ListAvailable | Where-Object Version -GE '1.0'
    $maml = "$root/src/NemoVideo/en-US/NemoVideo.dll-Help.xml"

    # The parameters that the cmdlet itself has.
    function Get-OwnParameter($Command) {
        $common = [System.Management.Automation.Cmdlet]::CommonParameters
        $Command.Parameters.Values | Where-Object Name -notin $common
    }

    # A parameter's part of a page: its description and its table.
    function Get-PagePart([string] $Page, [string] $Parameter) {
        $part = [regex]::Match($Page, "(?ms)^### -$Parameter\n\n(.*?)\n\n``````yaml\n(.*?\n)``````")
        @{ Words = $part.Groups[1].Value; Table = $part.Groups[2].Value }
    }

    function Get-Example([string] $Page) {
        [regex]::Matches($Page, '(?s)```powershell\n(.*?)\n```').ForEach({ $_.Groups[1].Value })
    }
}

Describe 'Help pages' {
    It 'exist for each cmdlet and for nothing else' {
        (Get-ChildItem $pages -Filter *-*.md).BaseName | Sort-Object | Should -Be ((Get-Command -Module NemoVideo).Name | Sort-Object)
    }

    It 'have nothing left to fill in and no noise' {
        foreach ($page in Get-ChildItem $pages -Filter *.md) {
            $text = [System.IO.File]::ReadAllText($page)
            $text | Should -Not -Match '\{\{|ms\.date|\]\(\)|^\uFEFF|\r' -Because $page.Name
        }
    }

    It 'ship exactly as they are in the repository' {
        $built = Get-ChildItem "$((Get-Module NemoVideo).ModuleBase)/en-US"
        $built.Name | Should -Be (Get-ChildItem "$root/src/NemoVideo/en-US").Name
        foreach ($file in $built) {
            (Get-FileHash $file).Hash | Should -Be (Get-FileHash "$root/src/NemoVideo/en-US/$($file.Name)").Hash -Because $file.Name
        }
    }

    It 'do not change when they are generated again' {
        if (-not $platyPS) {
            Set-ItResult -Skipped -Because 'platyPS is not installed: "./build.ps1 -Task Docs" fetches it'
        }

        $copy = Join-Path $TestDrive pages
        Copy-Item $pages $copy -Recurse
        $said = Invoke-Pwsh -NoProfile -NonInteractive -File "$root/docs/Update-Help.ps1" -Pages $copy -Maml "$TestDrive/made.xml" 2>&1
        $LASTEXITCODE | Should -Be 0 -Because "$said"
        foreach ($page in Get-ChildItem $pages) {
            [System.IO.File]::ReadAllText("$copy/$($page.Name)") | Should -BeExactly ([System.IO.File]::ReadAllText($page)) -Because $page.Name
        }

        (Get-ChildItem $copy).Count | Should -Be (Get-ChildItem $pages).Count
        [System.IO.File]::ReadAllText("$TestDrive/made.xml") | Should -BeExactly ([System.IO.File]::ReadAllText($maml))
    }
}

Describe 'Help of <_>' -ForEach $names {
    BeforeAll {
        $name = $_
        $command = Get-Command $name
        $page = [System.IO.File]::ReadAllText("$pages/$name.md")
        $help = Get-Help $name -Full
    }

    It 'has all its parts' {
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -Match "^\s*$name " -Because 'that is what PowerShell generates itself'
        $help.description.Text | Should -Not -BeNullOrEmpty
        @($help.syntax.syntaxItem).Count | Should -Be $command.ParameterSets.Count
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
        $help.inputTypes.inputType.type.name | Should -Not -BeNullOrEmpty
        $help.returnValues.returnValue.type.name | Should -Not -BeNullOrEmpty
        $help.alertSet.alert.Text | Should -Not -BeNullOrEmpty
        @($help.relatedLinks.navigationLink).Count | Should -BeGreaterThan 1
    }

    It 'is legible when printed' {
        $text = $help | Out-String -Width 80
        $text | Should -Not -Match '```|\{\{|Online Version|\]\('
        $text -split '\r?\n' | ForEach-Object Length | Measure-Object -Maximum | ForEach-Object Maximum | Should -BeLessOrEqual 80
    }

    It 'describes each parameter as the cmdlet defines it' {
        $own = Get-OwnParameter $command
        @($help.parameters.parameter.name) | Sort-Object | Should -Be ($own.Name | Sort-Object)
        [regex]::Matches($page, '(?m)^### -(\w+)$').ForEach({ $_.Groups[1].Value }) | Sort-Object | Should -Be ($own.Name | Sort-Object)
        foreach ($parameter in $own) {
            $part = Get-PagePart $page $parameter.Name
            $shown = $help.parameters.parameter | Where-Object name -eq $parameter.Name
            $set = $parameter.ParameterSets.Values | Select-Object -First 1
            $position = if ($set.Position -ge 0) { "$($set.Position)" } else { 'Named' }
            $wildcards = [bool] $parameter.Attributes.Where({ $_ -is [System.Management.Automation.SupportsWildcardsAttribute] })
            $pipeline = @(if ($set.ValueFromPipeline) { 'ByValue' }; if ($set.ValueFromPipelineByPropertyName) { 'ByPropertyName' }) -join ', '

            $because = "-$($parameter.Name)"
            $part.Words | Should -Not -BeNullOrEmpty -Because $because
            $part.Table | Should -Match "(?m)^Type: $([regex]::Escape($parameter.ParameterType.FullName))$" -Because $because
            $part.Table | Should -Match "(?m)^SupportsWildcards: $wildcards$" -Because $because
            [regex]::Matches($part.Table, '(?m)^- Name: (.*)$').ForEach({ $_.Groups[1].Value }) |
                Should -Be @($parameter.ParameterSets.Keys -replace '^__AllParameterSets$', '(All)') -Because $because
            foreach ($alias in $parameter.Aliases) {
                $part.Table | Should -Match "(?m)^- $alias$" -Because $because
            }

            ($shown.description.Text -join "`n") | Should -Not -BeNullOrEmpty -Because $because
            $shown.type.name | Should -Be $parameter.ParameterType.FullName -Because $because
            $shown.position | Should -Be $position -Because $because
            $shown.required | Should -Be "$($set.IsMandatory)" -Because $because
            $shown.globbing | Should -Be "$wildcards" -Because $because
            $shown.pipelineInput | Should -Be $(if ($pipeline) { "true ($pipeline)" } else { 'false' }) -Because $because
            $shown.aliases | Should -Be $(if ($parameter.Aliases) { $parameter.Aliases -join ', ' } else { 'none' }) -Because $because
        }
    }

    It 'lists the parameters of each set' {
        $sets = $command.ParameterSets | ForEach-Object {
            ($_.Parameters.Name | Where-Object { $_ -notin [System.Management.Automation.Cmdlet]::CommonParameters } | Sort-Object) -join ' '
        }
        $shown = $help.syntax.syntaxItem | ForEach-Object { ($_.parameter.name | Sort-Object) -join ' ' }
        $shown | Sort-Object | Should -Be ($sets | Sort-Object)
    }

    It 'states the cmdlet''s defaults' {
        $cmdlet = $command.ImplementingType::new()
        foreach ($parameter in Get-OwnParameter $command) {
            $property = $command.ImplementingType.GetProperty($parameter.Name)
            $value = if ($property) { $property.GetValue($cmdlet) }
            if ($value -is [int] -or ($value -is [string] -and $value)) {
                Get-PagePart $page $parameter.Name | ForEach-Object Table | Should -Match "(?m)^DefaultValue: '?$([regex]::Escape($value))'?$" -Because "-$($parameter.Name)"
                ($help.parameters.parameter | Where-Object name -eq $parameter.Name).defaultValue | Should -Be "$value"
            }
        }
    }

    It 'has examples that parse and use only what exists' {
        $examples = Get-Example $page
        $help.examples.example.code | Should -Be $examples
        foreach ($example in $examples) {
            $errors = $null
            $ast = [System.Management.Automation.Language.Parser]::ParseInput($example, [ref] $null, [ref] $errors)
            $errors | Should -BeNullOrEmpty -Because $example
            foreach ($call in $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
                $called = Get-Command $call.GetCommandName() -ErrorAction Stop
                foreach ($given in $call.CommandElements.Where({ $_ -is [System.Management.Automation.Language.CommandParameterAst] })) {
                    $called.ResolveParameter($given.ParameterName) | Should -Not -BeNullOrEmpty -Because $call
                }
            }
        }

        ($examples -join "`n") | Should -Match "\b$name\b"
    }

    It 'links only to what exists' {
        foreach ($link in $help.relatedLinks.navigationLink.linkText) {
            Get-Help $link -ErrorAction Stop | Should -Not -BeNullOrEmpty
        }
    }
}

Describe 'Topic <_>' -ForEach $topics {
    It 'is found by Get-Help' {
        $topic = @(Get-Help $_)
        $topic.Count | Should -Be 1
        "$topic" | Should -Match "(?m)^TOPIC\r?\n\s+$_\r?$"
        "$topic" | Should -Match '(?m)^SHORT DESCRIPTION'
    }

    It 'has examples that name real parameters' {
        $text = Get-Content "$root/src/NemoVideo/en-US/$_.help.txt" -Raw
        foreach ($call in [regex]::Matches($text, '(?m)^ {8,}.*?\b(?<name>[A-Z][a-z]+-Nemo\w*)(?<rest>[^|\n]*)')) {
            $command = Get-Command $call.Groups['name'].Value -ErrorAction Stop
            foreach ($given in [regex]::Matches($call.Groups['rest'].Value, "(?<=\s)-(?<name>[A-Z]\w*)(?=\s|$)")) {
                $command.ResolveParameter($given.Groups['name'].Value) | Should -Not -BeNullOrEmpty
            }
        }
    }
}
