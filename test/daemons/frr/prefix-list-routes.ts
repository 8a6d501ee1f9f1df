import {
  maxLength,
  networkOf,
  parseAddress,
  parsePrefix,
  formatPrefix,
  type Prefix,
} from "../../../src/net/index.ts";
import type { HeldText } from "./held-text.ts";

/** Prefixes on both sides of every length in a text, within its prefixes and next to them. */
export function prefixesAround({ lines, family }: HeldText): readonly Prefix[] {
  const longest = maxLength(family);
  const found = new Map<string, Prefix>();
  const add = (text: string, length: number) => {
    const address = parseAddress(text);
    if (address?.family !== family || length < 0 || length > longest) return;
    const prefix = networkOf(address, length);
    found.set(formatPrefix(prefix), prefix);
  };
  const lengths = new Set([0, longest]);
  for (const line of lines) {
    for (const [, length] of line.matchAll(/(?:ge|le|\/) ?(\d+)/g)) {
      for (const by of [-1, 0, 1]) lengths.add(Number(length) + by);
    }
  }
  const addresses = new Set<string>(ALWAYS[family]);
  for (const line of lines) {
    for (const [, address] of line.matchAll(/ ([0-9a-f.:]+)\/\d+/g)) addresses.add(address ?? "");
  }
  for (const address of addresses) for (const length of lengths) add(address, length);
  return [...found.values()];
}

const ALWAYS = {
  ipv4: ["255.255.255.255", "10.1.2.3"],
  ipv6: ["ffff::", "2001:db8:1:2::3"],
} as const;

/** A prefix from its text. */
export function prefixOf(text: string): Prefix {
  const prefix = parsePrefix(text);
  if (!prefix) throw new Error(`no prefix: ${text}`);
  return prefix;
}
