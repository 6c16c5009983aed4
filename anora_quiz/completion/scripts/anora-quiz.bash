# Completion of anora-quiz for bash 4.4 and newer.
_anora_quiz() {
    local program=${1/#'~/'/"$HOME/"} answer
    type -P -- "$program" >/dev/null || program=anora-quiz
    mapfile -t answer < <(_ANORA_QUIZ_COMPLETE=bash COLUMNS=${COLUMNS-} "$program" \
        "${COMP_LINE:0:COMP_POINT}" "$2" "$COMP_TYPE" 2>/dev/null)
    COMPREPLY=("${answer[@]:1}")
    case ${answer[0]-} in
        files) compopt -o default ;;
        packs)
            compopt -o filenames
            mapfile -t COMPREPLY < <(compgen -f -X '!*.[yY]*[mM][lL]' -- "$2"; compgen -d -- "$2")
            ;;
    esac
    if [[ ${COMPREPLY[0]-} == */ ]]; then compopt -o nospace; fi
}
complete -o nosort -F _anora_quiz anora-quiz
