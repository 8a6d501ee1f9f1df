import { existsSync } from "node:fs";

/**
 * A clock of the router's own, by libfaketime, for its daemons and for the commands that come over SSH: an offset from the
 * machine's clock, in seconds, which is never touched. As when a real clock is set, the monotonic clock goes on.
 *
 * The kernel still writes the machine's time on files; `stat`, for commands that come over SSH, adds the offset that the
 * router's clock had when it did.
 */
export const FAKETIME = ["x86_64", "aarch64"].map(
  (machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`,
);

const offsetOf = (folder: string) => `${folder}/clock`;
const historyOf = (folder: string) => `${folder}/clock.history`;

/** What the environment of a program says so that it has the router's clock. */
export function clockEnvironment(folder: string): string {
  return [
    `LD_PRELOAD=${FAKETIME.find((path) => existsSync(path)) ?? ""}`,
    `FAKETIME_TIMESTAMP_FILE=${offsetOf(folder)}`,
    "FAKETIME_NO_CACHE=1",
    "FAKETIME_DONT_FAKE_MONOTONIC=1",
    "NO_FAKE_STAT=1",
  ].join(" ");
}

/** A shell script that sets the router's clock. */
export function setClock(folder: string, offset: number): string {
  const signed = `${offset < 0 ? "" : "+"}${offset}`;
  return (
    `echo "$(date +%s.%3N) ${offset}" >> ${historyOf(folder)}; ` +
    `echo ${signed} > ${offsetOf(folder)}.new; mv ${offsetOf(folder)}.new ${offsetOf(folder)}`
  );
}

/** The files of the clock as the router starts with it, by their names in its folder. */
export function clockFiles(folder: string, offset: number): Readonly<Record<string, string>> {
  return {
    clock: `${offset < 0 ? "" : "+"}${offset}\n`,
    "clock.history": `0 ${offset}\n`,
    stat: `#!/bin/sh
test -n "$LD_PRELOAD" || exec ${folder}/stat.real "$@"
unset LD_PRELOAD
case "$1 $2" in
  "-c %.3Z") digits=3 ;;
  "-c %Z") digits=0 ;;
  *) echo "stat $*: what that is by the router's clock is not known" >&2; exit 1 ;;
esac
changed=$(${folder}/stat.real -c %.3Z "$3") || exit
exec awk -v changed="$changed" -v digits=$digits '
  $1 <= changed { offset = $2 }
  END { time = changed + offset; printf(digits ? "%.3f\\n" : "%.0f\\n", digits ? time : int(time)) }' ${historyOf(folder)}
`,
  };
}

/** What the router's boot does for it. */
export function clockBoot(folder: string): string {
  return `cp /usr/bin/stat ${folder}/stat.real
chmod 755 ${folder}/stat
mount --bind ${folder}/stat /usr/bin/stat
mount -t tmpfs tmpfs /dev/shm
`;
}
