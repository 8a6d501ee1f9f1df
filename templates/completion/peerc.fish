# Completion of peerc for fish: peerc completion fish > ~/.config/fish/completions/peerc.fish
# Everything is asked of peerc itself, so this file stays right when peerc is upgraded.

function __peerc_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l lines ($words[1] __complete -- $words[2..-1] 2>/dev/null)
    set -q lines[1]; or return
    set -l head (string split \t -- $lines[1])
    set -e lines[1]
    for line in $lines
        echo $line
    end
    set -l path (string sub --start (math 1 + (string length -- "$head[2]")) -- $words[-1])
    switch $head[1]
        case folders
            for found in (__fish_complete_directories "$path" '')
                echo -- $head[2]$found
            end
        case files
            for found in (__fish_complete_path "$path" '')
                echo -- $head[2]$found
            end
    end
end

complete -c peerc -f -a '(__peerc_complete)'
