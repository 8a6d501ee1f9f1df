# Prints, as YAML, what BIRD runs and what is on disk: LOOK DIRECTORY BIRDC MAIN FILE
# read: when BIRD read the configuration that it runs, in milliseconds of the router's clock. An undo brings back the
#   value of before, so it identifies the configuration.
# changed: when the last of both files was written, renamed, or otherwise touched, in the same unit: that cannot be set back
#   by hand. Before `read`, the files are what BIRD has read, byte for byte.
cd "$1" || exit 1
birdc=$2 main=$3 file=$4
read=$($birdc show status | sed -n 's/^Last reconfiguration on //p')
read=$(date -d "$read" +%s%3N) || exit 1
changed=0
for one in "$main" "$file"; do
  if test -e "$one"; then
    time=$(stat -c %.3Z "$one" | tr -d .,) || exit 1
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
echo "changed: $changed"
echo "pending: $pending"
echo "main: $(sha256sum < "$main" | cut -c 1-64)"
echo "file: $(test -e "$file" && sha256sum < "$file" | cut -c 1-64)"
