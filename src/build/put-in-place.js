import {
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** How long files of earlier builds stay, for what was started from them or is being built at the same time: an hour. */
const KEPT_MS = 60 * 60 * 1000;

/**
 * Puts a program into a folder, whole: all files but `entry` are named for what is in them, so that they stand beside those
 * of earlier builds; once they are there `entry` is replaced, by rename. Whenever that is interrupted, the folder holds a
 * whole program, the old or the new. Other files go when they are older than `keptMs`; with 0, all of them: that is for
 * when nothing else is at work there.
 */
export function putInPlace(folder, files, entry, keptMs = KEPT_MS) {
  const paths = [...files.keys()].filter((path) => path !== entry).sort();
  for (const path of [...paths, entry]) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    const part = `${target}.${process.pid}.part`;
    writeFileSync(part, files.get(path), { mode: path === entry ? 0o755 : 0o644 });
    renameSync(part, target);
  }
  clear(folder, "", new Set(files.keys()), keptMs === 0 ? Infinity : Date.now() - keptMs);
}

/** Whether a file is from before a time; one that another build has just moved away is not. */
function isOlder(path, before) {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat !== undefined && stat.mtimeMs < before;
}

function clear(folder, path, keep, before) {
  for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
    const inside = path === "" ? entry.name : `${path}/${entry.name}`;
    const full = join(folder, inside);
    if (entry.isDirectory()) {
      clear(folder, inside, keep, before);
      if (readdirSync(full).length === 0) rmdirSync(full);
    } else if (!keep.has(inside) && isOlder(full, before)) rmSync(full, { force: true });
  }
}
