import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/**
 * A router whose first process is a real systemd. Its root is an overlay over this machine's, in memory, so that nothing it does
 * (it would tidy up /tmp) reaches this machine; of its units it knows only those that are made here, and Debian's own one for
 * FRR.
 */
export const SYSTEMD = "/lib/systemd/systemd";
const FRR_UNIT = "/lib/systemd/system/frr.service";

/** Runs before the first process of the router; needs the mount, process, network and IPC namespaces to be its own. */
export function systemdPrelude(folder: string, group: string): string {
  const root = `${folder}/overlay/root`;
  return `set -e
mount --make-rprivate /
mkdir ${folder}/overlay
mount -t tmpfs tmpfs ${folder}/overlay
cd ${folder}/overlay
mkdir up work root groups
mount -t cgroup2 cgroup2 groups
mkdir groups/${group}
echo 0 > groups/${group}/cgroup.procs
exec unshare --cgroup sh -e ${folder}/overlay.sh ${root}
`;
}

/** Makes the overlay and changes to it. */
export function systemdOverlay(folder: string): string {
  return `mount -t overlay overlay -o lowerdir=/,upperdir=up,workdir=work root
cd root
mount -t proc proc proc
for one in sys tmp var/tmp run dev mnt; do mount -t tmpfs tmpfs $one; done
mkdir -p sys/fs/cgroup dev/shm dev/pts .${folder}
mount -t cgroup2 cgroup2 sys/fs/cgroup
mount --bind ${folder} .${folder}
mount -t devpts devpts dev/pts
for one in null zero full random urandom tty; do touch dev/$one; mount --bind /dev/$one dev/$one; done
mkdir units before
cp ${folder}/units/* units/
pivot_root . before
umount -l /before
exec sh ${folder}/boot.sh
`;
}

/** The units of the router. */
export function systemdUnits(folder: string): Readonly<Record<string, string>> {
  const plain = "[Unit]\nDefaultDependencies=no\n";
  const targets = ["sysinit", "basic", "timers", "shutdown", "network"];
  return {
    ...Object.fromEntries(targets.map((name) => [`units/${name}.target`, plain])),
    "units/router.target": `${plain}Wants=frr.service sshd.service\n`,
    "units/frr.service": existsSync(FRR_UNIT) ? readFileSync(FRR_UNIT, "utf8") : "",
    // As Debian's: what a session has started stays when the server is restarted.
    "units/sshd.service": `[Service]
ExecStart=/usr/sbin/sshd -D -e -f ${folder}/sshd_config
KillMode=process
Restart=on-failure
`,
  };
}

/** The end of the router's boot: what becomes its first process. */
export const SYSTEMD_START =
  `mount --bind /proc/sys /proc/sys
mount -o remount,ro,bind /proc/sys
exec env -i container=lab PATH=/usr/sbin:/usr/bin:/sbin:/bin SYSTEMD_UNIT_PATH=/run/systemd/transient:/units SYSTEMD_GENERATOR_PATH=/nowhere ` +
  `${SYSTEMD} --system --unit=router.target --log-target=console --show-status=no`;

/** Removes the control groups of a router that has ended. */
export function removeGroups(group: string): void {
  const script = `mount -t cgroup2 cgroup2 /mnt && for i in 1 2 3 4 5; do find /mnt/${group} -depth -type d -exec rmdir {} + && exit; sleep 0.2; done`;
  spawnSync("unshare", ["--mount", "sh", "-c", script]);
}
