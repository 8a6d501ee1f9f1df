import { formatObjectName, parseObjectName } from "../net/index.ts";

/**
 * The path of an object's files, without the extension: `RADB/AS64496+AS-CONE`; `_any/AS-CONE` if it names no source
 * (no registry's name has a `_`). Null for anything but an object's name in canonical form, so no name can lead out
 * of the folder.
 */
export function objectPath(name: string): string | null {
  const object = parseObjectName(name);
  if (object === null || formatObjectName(object) !== name) return null;
  return `${object.source ?? "_any"}/${object.name.replaceAll(":", "+")}`;
}
