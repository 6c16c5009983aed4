#compdef anora-quiz
# Completion of anora-quiz for zsh.
_anora-quiz() {
    local -a answer items
    local program=${${(Q)words[1]}/#\~\//$HOME/} result=1
    whence -p -- $program >/dev/null || program=anora-quiz
    answer=("${(@f)$(_ANORA_QUIZ_COMPLETE=zsh $program "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    items=("${(@)answer[2,-1]}")
    [[ $PREFIX == --*=* ]] && compset -P 1 '*='
    (( $#items )) && _describe -V -t values value items -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' && result=0
    case $answer[1] in
        files) _files && result=0 ;;
        packs) _files -g '*.(#i)(yaml|yml)' && result=0 ;;
    esac
    return result
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _anora-quiz "$@"
else
    compdef _anora-quiz anora-quiz
fi
