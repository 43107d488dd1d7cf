# How to start another PowerShell of this kind: a program, and what comes before its arguments. As a .NET tool, PowerShell runs
# in the dotnet program, and the pwsh next to its pwsh.dll is only for Linux on x86-64.
function Get-PwshCommand {
    $program = [Environment]::ProcessPath
    switch ([IO.Path]::GetFileNameWithoutExtension($program)) {
        'dotnet' { $program, "$PSHOME/pwsh.dll" }
        'pwsh' { $program }
        default { "$PSHOME/pwsh" }
    }
}

# Runs one with the given arguments.
function Invoke-Pwsh {
    $program, $arguments = @(Get-PwshCommand) + $args
    & $program $arguments
}
