# How to start another PowerShell of this kind: a program, and what comes before its arguments. As a .NET tool PowerShell runs
# in the dotnet program, and the pwsh that lies beside its pwsh.dll is for Linux on x86-64 only.
function Get-PwshCommand {
    $program = [Environment]::ProcessPath
    switch ([IO.Path]::GetFileNameWithoutExtension($program)) {
        'dotnet' { $program, "$PSHOME/pwsh.dll" }
        'pwsh' { $program }
        default { "$PSHOME/pwsh" }
    }
}

# Runs one with arguments of its own.
function Invoke-Pwsh {
    $program, $arguments = @(Get-PwshCommand) + $args
    & $program $arguments
}
