import { formatAddress, formatObjectName, parseAddress, parseObjectName } from "../../net/index.ts";

/**
 * The correct form of an IRR object's name in another notation: with one colon (`RADB:AS-X`), the registry after it
 * (`AS-X@RADB`), another separator (`RADB/AS-X`, `RADB AS-X`), an ASN without `AS`. Null if unclear.
 */
export function adviseObjectName(text: string): string | null {
  const plain = text.trim();
  if (/^\d+$/.test(plain)) return written(`AS${plain}`);
  const [, name = "", registry = ""] = /^([^@\s]+)@([A-Za-z][\w-]*)$/.exec(plain) ?? [];
  if (name !== "") return written(`${registry}::${name}`);
  // Not for hierarchical names: AS64496:AS-X has a colon of its own.
  const [, first = "", rest = ""] = /^([A-Za-z][\w-]*)(?:[:/]|\s+)(.+)$/.exec(plain) ?? [];
  return first === "" || /^(?:AS|RS)(?:\d|-)/i.test(first) ? null : written(`${first}::${rest}`);
}

function written(text: string): string | null {
  const name = parseObjectName(text);
  return name === null ? null : `write ${formatObjectName(name)}`;
}

/**
 * The correct form of an address in another notation: with the length of its LAN, with leading zeros, in brackets.
 * Null if unclear.
 */
export function adviseAddress(text: string): string | null {
  const zone = /^([0-9A-Fa-f:]+)%([A-Za-z][A-Za-z0-9._/:-]{0,31})$/.exec(text.trim());
  const scoped = zone && parseAddress(zone[1] ?? "");
  if (scoped) {
    return `write ${formatAddress(scoped)}, and the interface on a line of its own: \`interface: ${zone[2]}\``;
  }
  const bare = text.trim().replace(/^\[(.*)\]$/, "$1");
  const [, before = "", length = ""] = /^(.*)\/(\d{1,3})$/.exec(bare) ?? [];
  const part = length === "" ? bare : before;
  const isQuad = /^\d{1,4}(?:\.\d{1,4}){3}$/.test(part);
  const address = parseAddress(isQuad ? part.split(".").map(Number).join(".") : part);
  if (address === null) return null;
  const shown = formatAddress(address);
  if (length !== "") return `write ${shown}, without the length`;
  return isQuad && bare === text.trim()
    ? `write ${shown}, without zeros in front: some programs read them as octal numbers`
    : `write ${shown}`;
}
