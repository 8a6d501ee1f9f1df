import type { TextLine } from "./text-line.ts";

/** A parsed line of `router bgp`. */
export interface BgpCommand {
  readonly text: string;
  readonly words: readonly string[];
  /** Which of the options that a neighbor or its family must mention it sets or removes; null for none. */
  readonly option: string | null;
}

/** A line of `router bgp`. */
export interface BgpLine extends TextLine {
  readonly command: BgpCommand;
}

/** Options that a router could have from before: a file to load must set or remove each. */
export const OWN_OPTIONS: readonly string[] = [
  ...["local address", "update-source", "password", "ao", "keychain", "ttl-security"],
  ...["tcp mss", "ebgp-multihop", "bfd fast-detect", "bfd minimum-interval", "bfd multiplier"],
  ...["session-open-mode", "timers", "graceful-restart", "enforce-first-as", "shutdown"],
];

/** The same, from the version on that has it. */
export const HELPER_ONLY = { option: "graceful-restart helper-only", since: [24, 4] } as const;

/** The same for a family of a neighbor. */
export const FAMILY_OPTIONS: readonly string[] = [
  ...["maximum-prefix", "soft-reconfiguration inbound", "default-originate", "allowas-in"],
  ...["remove-private-AS", "next-hop-unchanged"],
];

const OPTIONS: ReadonlySet<string> = new Set([
  ...OWN_OPTIONS,
  ...FAMILY_OPTIONS,
  HELPER_ONLY.option,
]);

/** Parses a line without its indentation. */
export function parseBgpCommand(text: string): BgpCommand {
  const words = text.split(/\s+/);
  const [first = "", second = ""] = words[0] === "no" ? words.slice(1) : words;
  const option = [`${first} ${second}`, first].find((name) => OPTIONS.has(name)) ?? null;
  return { text, words, option };
}
