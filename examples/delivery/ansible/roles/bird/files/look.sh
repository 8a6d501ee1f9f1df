# Prints, as YAML, what BIRD runs and what is on disk: LOOK DIRECTORY BIRDC MAIN FILE [CLOCK]
# read: when BIRD read the configuration that it runs, in milliseconds of the router's clock as it is now. An undo brings back
#   the value of before, so it identifies the configuration. BIRD knows how long ago that was, and subtracts it from the time of
#   day, which it may take a little late: so this is the least of some answers, and two of them may differ by `bird_inexact`.
# changed: when the last of both files was written, renamed, or otherwise touched, in the same unit: that cannot be set back
#   by hand. Before `read`, the files are what BIRD has read, byte for byte. The kernel writes down its last tick, up to 10 ms
#   ago, which is added twice.
# clock: what the clock shows more than the time since the start, in milliseconds: it changes only if somebody sets the clock.
#   Times of before and after are not comparable then, and this fails if CLOCK, that of before, is another one.
cd "$1" || exit 1
birdc=$2 main=$3 file=$4 before=$5
read=
for try in 1 2 3; do
  answer=$($birdc show status | sed -n 's/^Last reconfiguration on //p')
  answer=$(date -d "$answer" +%s%3N) || exit 1
  if test -z "$read" || test "$answer" -lt "$read"; then read=$answer; fi
done
up=$(cut -d ' ' -f 1 /proc/uptime | tr -d .)
now=$(date +%s%3N)
clock=$((now - up * 10))
if test -n "$before" && { test $((clock - before)) -gt 1000 || test $((before - clock)) -gt 1000; }; then
  echo "The router's clock was set by $((clock - before)) ms since the load began: its times do not tell what BIRD has read" >&2
  exit 1
fi
changed=0
for one in "$main" "$file"; do
  if test -e "$one"; then
    time=$(stat -c %.3Z "$one" | tr -d .,) || exit 1
    if test "$time" -gt "$now"; then
      echo "$one was changed in the future, so the clock was set back: whether BIRD has read it is not known." >&2
      echo "If it may: chmod --reference=$1/$one $1/$one; $birdc configure" >&2
    fi
    if test "$time" -gt "$changed"; then changed=$time; fi
  fi
done
status=$($birdc configure status) || exit 1
case $status in
  *"Daemon is up and running"*) ;;
  *) echo "BIRD is not ready: $status" >&2; exit 1 ;;
esac
case $status in
  *unconfirmed*) pending=true ;;
  *) pending=false ;;
esac
echo "read: $read"
echo "changed: $((changed + 20))"
echo "clock: $clock"
echo "pending: $pending"
echo "main: $(sha256sum < "$main" | cut -c 1-64)"
echo "file: $(test -e "$file" && sha256sum < "$file" | cut -c 1-64)"
