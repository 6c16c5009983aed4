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
    set -l files '(?:\t|$)'
    switch "$answer[1]"
        case ''
            return
        case packs
            set files '(?i)(?:/|\.ya?ml)(?:\t|$)'
    end
    complete -C "'' $path" | string match -re -- $files | string replace -r -- '^' "$option"
end
complete -c anora-quiz -f -k -a '(__anora_quiz)'
