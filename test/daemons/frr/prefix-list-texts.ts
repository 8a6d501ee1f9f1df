import { maxLength, type Family } from "../../../src/net/index.ts";
import type { Choices } from "../bird/choices.ts";
import { choicesFor, type HeldText } from "./held-text.ts";

const BASES: Readonly<Record<Family, readonly string[]>> = {
  ipv4: [
    ...["0.0.0.0/0", "0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "10.0.0.0/8", "10.0.0.0/8"],
    ...["10.128.0.0/9", "10.1.0.0/16", "10.1.2.0/24", "10.1.2.3/32"],
  ],
  ipv6: [
    ...["::/0", "::/0", "2000::/3", "2001:db8::/32", "2001:db8::/32", "2001:db8::/33"],
    ...["2001:db8:8000::/33", "2001:db8:1::/48", "2001:db8:1:2::/64", "2001:db8::1/128"],
  ],
};
/** Prefixes with bits set after their length. */
const CUT: Readonly<Record<Family, readonly string[]>> = {
  ipv4: ["10.1.2.3/8", "10.1.2.3/16", "10.1.2.3/0"],
  ipv6: ["2001:db8::1/32", "2001:db8:1:2::3/48", "2001:db8::1/0"],
};
const NUMBERS = [
  1, 2, 3, 4, 5, 5, 6, 7, 10, 10, 11, 15, 20, 20, 4294967290, 4294967291, 4294967295,
];

/** A prefix list in one of its notations, with other possible lines before, after and between. */
export function prefixListText(number: number): HeldText {
  const c = choicesFor("frr prefix list", number);
  const family = c.pick(["ipv4", "ipv4", "ipv6"] as const);
  const keyword = family === "ipv4" ? "ip" : "ipv6";
  const name = `L${number}`;
  const head = `${keyword} prefix-list ${name}`;
  const numbering = c.between(0, 2);
  const entries: string[] = [];
  for (let i = c.between(1, 7); i > 0; i--) {
    const seq = numbering === 0 || (numbering === 1 && c.percent(40)) ? "" : ` seq ${sequence(c)}`;
    // Once more what is there already, under another number or none.
    const again = entries.length > 0 && c.percent(12);
    const content = again
      ? c.pick(entries).replace(/^( seq \d+)/, "")
      : ` ${c.pick(["permit", "permit", "deny"])} ${entry(c, family)}`;
    entries.push(seq + content);
  }
  const lines = entries.map((text) => head + text);
  if (c.percent(8)) lines.splice(c.between(0, lines.length), 0, `${head} description permit any`);
  if (c.percent(3)) lines.push(`no ${c.pick(lines)}`);
  if (c.percent(3)) lines.splice(c.between(0, lines.length), 0, c.pick(lines));
  const map = `PEERC_M${number}`;
  const behind = [
    `route-map ${map} permit 10`,
    ` match ${keyword} address prefix-list ${name}`,
    "exit",
  ];
  return {
    number,
    family,
    map,
    lines: [...lines.map((line) => garbled(line, c)), ...behind],
    lists: [head],
  };
}

function sequence(c: Choices): string {
  if (c.percent(1)) return c.pick(["0", "4294967296", "05", "-1"]);
  return `${c.pick(NUMBERS)}`;
}

function entry(c: Choices, family: Family): string {
  if (c.percent(8)) return "any";
  const text = c.pick(c.percent(8) ? CUT[family] : BASES[family]);
  const longest = maxLength(family);
  const length = Number(text.split("/")[1]);
  const parts: string[] = [];
  const hasGe = c.percent(50);
  let low = length;
  if (hasGe) {
    low = c.percent(12) ? c.between(0, longest) : near(c, length, longest);
    parts.push(`ge ${low}`);
  }
  if (c.percent(45)) {
    const high = c.percent(12) ? c.between(0, longest) : near(c, Math.max(low, length), longest);
    parts.push(`le ${high}`);
  }
  if (c.percent(25)) parts.reverse();
  if (c.percent(1)) parts.push(c.pick(["ge 9", "le 30", "eq 24", `le ${longest + 1}`]));
  return [text, ...parts].join(" ");
}

/** A length that is not shorter, most often a little longer or the longest. */
function near(c: Choices, least: number, longest: number): number {
  if (c.percent(20)) return longest;
  return c.percent(60) ? Math.min(longest, least + c.between(0, 3)) : c.between(least, longest);
}

function garbled(line: string, c: Choices): string {
  if (!c.percent(0.7)) return line;
  const words = line.split(" ");
  words.splice(c.between(3, words.length - 1), 1, ...(c.percent(50) ? [] : [c.pick(words)]));
  return words.join(" ");
}
