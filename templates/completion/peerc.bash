# Completion of peerc for bash: peerc completion bash > ~/.local/share/bash-completion/completions/peerc
# Everything is asked of peerc itself, so this file stays right when peerc is upgraded.

_peerc() {
  # The line up to the cursor as words. Bash has split them at : and =, too, which are parts of ours.
  local line=${COMP_LINE:0:COMP_POINT} piece i
  local words=() glued
  for ((i = 0; i <= COMP_CWORD; i++)); do
    glued=$line
    line=${line#"${line%%[![:space:]]*}"}
    piece=${COMP_WORDS[i]}
    [[ $line == "$piece"* ]] || piece=$line
    line=${line#"$piece"}
    if ((i > 0)) && [[ $glued == "$piece"* && -n $piece ]]; then
      words[${#words[@]} - 1]+=$piece
    else
      words+=("$piece")
    fi
  done

  # Without the quotes and backslashes of the shell.
  local current=${words[${#words[@]} - 1]} quoted=()
  for piece in "${words[@]:1}"; do
    piece=${piece//[\'\"\\]/}
    quoted+=("$piece")
  done

  local answer
  answer=$("${COMP_WORDS[0]/#\~/$HOME}" __complete -- "${quoted[@]}" 2>/dev/null) || return 0

  # What bash has taken off the current word, it does not expect in an answer.
  local taken=''
  if [[ $COMP_WORDBREAKS == *:* && $current == *[:=]* ]]; then
    taken=${current%"${current##*[:=]}"}
  elif [[ $COMP_WORDBREAKS == *=* && $current == *=* ]]; then
    taken=${current%"${current##*=}"}
  fi

  local kind='' prefix='' value
  COMPREPLY=()
  while IFS=$'\t' read -r value prefix; do
    if [[ -z $kind ]]; then
      kind=$value
      [[ $kind == none ]] || _peerc_paths "$kind" "${current#"$prefix"}" "${prefix#"$taken"}"
      continue
    fi
    COMPREPLY+=("${value#"$taken"}")
    [[ $value != *= ]] || compopt -o nospace 2>/dev/null
  done <<<"$answer"
}

_peerc_paths() {
  local kind=$1 path=$2 prefix=$3 option=-f found
  [[ $kind == folders ]] && option=-d
  compopt -o filenames 2>/dev/null
  while IFS= read -r found; do
    [[ -z $found ]] || COMPREPLY+=("$prefix$found")
  done < <(compgen "$option" -- "$path")
}

complete -F _peerc peerc
