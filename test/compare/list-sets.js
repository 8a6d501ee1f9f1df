import { closeSync, createReadStream, openSync, readSync } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";

/**
 * The sets that dumps name, each name once: found by the first line of an object alone, so that an object which our own
 * reader leaves out is seen as well.
 */
export async function listSets(dumps) {
  const found = new Map();
  for (const path of dumps) {
    const file = createReadStream(path);
    const input = isGzip(path) ? file.pipe(createGunzip()) : file;
    for await (const line of createInterface({ input })) {
      const [, type, name] = /^(as-set|route-set):\s*([^\s#]+)/i.exec(line) ?? [];
      if (type === undefined) continue;
      const set = { class: type.toLowerCase(), name: canonical(name) };
      found.set(`${set.class} ${set.name}`, set);
    }
  }
  return [...found.values()];
}

/** In upper case, and without zeros in front of ASNs. */
function canonical(name) {
  return name.toUpperCase().replace(/(^|:)AS0+(?=\d)/g, "$1AS");
}

function isGzip(path) {
  const start = Buffer.alloc(2);
  const file = openSync(path, "r");
  readSync(file, start, 0, 2, 0);
  closeSync(file);
  return start[0] === 0x1f && start[1] === 0x8b;
}
