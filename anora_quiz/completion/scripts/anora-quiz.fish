# Completion of anora-quiz for fish.
function __anora_quiz
    set -l words (commandline -opc)
    set -l token (commandline -ct)
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    type -q -- $program; or set program anora-quiz
    set -lx _ANORA_QUIZ_COMPLETE fish
    set -l answer ($program $words[2..-1] "$token" 2>/dev/null)
    printf '%s\n' $answer[2..-1]
    set -e _ANORA_QUIZ_COMPLETE
    set -l option (string match -r -- '^--[^=]*=' $token)
    set -l path (string replace -r -- '^--[^=]*=' '' $token)
    switch "$answer[1]"
        case files
            complete -C "'' $path" | string replace -r -- '^' "$option"
        case packs
            complete -C "'' $path" | string match -re '(?i)(?:/|\.ya?ml)(?:\t|$)'
    end
end
complete -c anora-quiz -f -k -a '(__anora_quiz)'
