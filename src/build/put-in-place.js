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

/**
 * How long files of earlier builds are kept, for programs started from them or builds running at the same time: an
 * hour.
 */
const KEPT_MS = 60 * 60 * 1000;

/**
 * Puts a program into a folder, as a whole. All files except `entry` are named for their content, so they are added
 * next to those of earlier builds; then `entry` is replaced, by rename. Whenever that is interrupted, the folder has
 * a complete program, the old or the new. Other files are removed if they are older than `keptMs`; with 0, all of
 * them, for when nothing else is using the folder.
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

/** Whether a file is older than a given time; one that another build has just removed is not. */
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
