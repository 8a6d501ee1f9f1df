#compdef peerc
# Completion of peerc for zsh: peerc completion zsh > ~/.zfunc/_peerc, a folder of $fpath
# Everything is asked of peerc itself, so this file stays right when peerc is upgraded.

_peerc() {
  local -a lines found
  local line kind prefix value
  lines=("${(@f)$("${(e)~words[1]}" __complete -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
  kind=${lines[1]%%$'\t'*}
  [[ -n $kind ]] || return 1
  prefix=${lines[1]#*$'\t'}

  local -a ends values
  for line in "${(@)lines[2,-1]}"; do
    value=${line%%$'\t'*}
    line="${value//:/\\:}:${line#*$'\t'}"
    if [[ $value == *= ]]; then ends+=("$line"); else values+=("$line"); fi
  done
  local result=1
  (( $#values )) && _describe -V 'peerc' values && result=0
  (( $#ends )) && _describe -V 'peerc' ends -S '' && result=0

  if [[ $kind != none ]]; then
    [[ -n $prefix ]] && compset -P ${(b)prefix}
    if [[ $kind == folders ]]; then _files -/ && result=0; else _files && result=0; fi
  fi
  return result
}

if [[ $funcstack[1] == _peerc ]]; then
  _peerc "$@"
elif (( $+functions[compdef] )); then
  compdef _peerc peerc
fi
