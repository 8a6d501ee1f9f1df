import { parseObjectName, type ObjectName } from "./object-name.ts";

/** A name with its registry after it, as some write it: `AS-X@RADB`. */
const WITH_SOURCE = /^([^@]+)@([A-Za-z][A-Za-z0-9-]*)$/;

/**
 * Reads names of IRR objects from a text that a person entered, such as `irr_as_set` of PeeringDB: `AS-X`, `RADB::AS-X`,
 * `RADB: AS-X`, `AS-X@RADB`, separated by blanks, commas, semicolons or slashes. Null if there is none, or anything
 * else is in it: what a sentence means is not guessed.
 */
export function readObjectNames(text: string): readonly ObjectName[] | null {
  const words = text
    // `RADB: AS-X` and `RADB::AS-X`, but not the colon of a hierarchical name.
    .replace(/\b([A-Za-z][A-Za-z0-9-]*)::?\s+(?=AS)/gi, "$1::")
    .split(/[\s,;/]+/)
    .filter((word) => word !== "");
  const names = words.map((word) => {
    const [, name = "", source = ""] = WITH_SOURCE.exec(word) ?? [];
    return parseObjectName(source === "" ? word : `${source}::${name}`);
  });
  return names.length > 0 && names.every((name) => name !== null) ? names : null;
}
