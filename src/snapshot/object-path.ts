import { formatObjectName, parseObjectName } from "../net/index.ts";

/**
 * Where an object's files are, without the extension: `RADB/AS64496+AS-CONE`; `_any/AS-CONE` where no source is
 * named (no registry's name has a `_`). Null for anything but an object's name in its canonical form, so that no
 * name can lead out of the folder.
 */
export function objectPath(name: string): string | null {
  const object = parseObjectName(name);
  if (object === null || formatObjectName(object) !== name) return null;
  return `${object.source ?? "_any"}/${object.name.replaceAll(":", "+")}`;
}
