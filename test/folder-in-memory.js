// A folder for the files of tests that is in memory: they copy networks and remove them thousands of times, which costs more on
// a disk than what is tested with them.
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Of tmpfs, as statfs(2) tells it. */
const TMPFS = 0x01021994;

/** What must be free, in bytes: a run of all tests has 300 MB at once. */
const ENOUGH = 2 ** 31;

/** The path of a new folder, which the caller removes. Null where memory is no place for it, or where TMPDIR says another. */
export function folderInMemory() {
  if (process.env.TMPDIR || process.platform !== "linux") return null;
  let folder = null;
  try {
    const { type, bavail, bsize } = statfsSync("/dev/shm");
    if (type !== TMPFS || bavail * bsize < ENOUGH) return null;
    folder = mkdtempSync("/dev/shm/peerc-tests-");
    // Like /tmp: routers' daemons have users of their own.
    chmodSync(folder, 0o1777);
    // Containers often mount it so that nothing in it can be run.
    const script = join(folder, "try");
    writeFileSync(script, "#!/bin/sh\n", { mode: 0o755 });
    const { status } = spawnSync(script);
    rmSync(script);
    if (status === 0) return folder;
  } catch {
    // It is no place for it either.
  }
  if (folder) rmSync(folder, { recursive: true, force: true });
  return null;
}
