import type { PlatformName } from "../../../src/model/index.ts";

/** The place of one term of a policy in a rendered file: lines from `from` up to `to`, counted from 0. */
export interface TermLines {
  readonly policy: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** The first line inside of the policy. */
  readonly first: number;
}

const POLICY: Readonly<Record<PlatformName, RegExp>> = {
  junos: /^\s*policy-statement (PEERC_\w+_(?:IMPORT|EXPORT)) \{$/,
  iosxr: /^route-policy (\w+_(?:IMPORT|EXPORT))$/,
  bird: /^filter (\w+_(?:IMPORT|EXPORT)) \{$/,
  frr: /^route-map (\w+_(?:IMPORT|EXPORT)) (?:permit|deny) \d+$/,
};

const TERM: Readonly<Record<PlatformName, RegExp>> = {
  junos: /^ {16}(?:term ([\w-]+) \{|\/\* reject: (no-term-matched))/,
  iosxr: /^ {2}# ([\w-]+)/,
  bird: /^ {2}# ([\w-]+)/,
  frr: /^ description ([\w-]+)/,
};

const END: Readonly<Record<PlatformName, RegExp>> = {
  junos: /^ {12}\}$/,
  iosxr: /^end-policy$/,
  bird: /^\}$/,
  frr: /^exit$/,
};

/** The terms of all policies in a file, by their names in it. */
export function termsOf(lines: readonly string[], platform: PlatformName): readonly TermLines[] {
  const terms: TermLines[] = [];
  let policy: { readonly name: string; readonly first: number } | null = null;
  let open: { readonly name: string; readonly from: number } | null = null;
  const close = (to: number) => {
    if (policy && open) {
      terms.push({
        policy: policy.name,
        first: policy.first,
        name: open.name,
        from: open.from,
        to,
      });
    }
    open = null;
  };
  for (const [at, line] of lines.entries()) {
    const begins = POLICY[platform].exec(line);
    if (begins?.[1] !== undefined) policy = { name: begins[1], first: at + 1 };
    const [, one, other] = policy ? (TERM[platform].exec(line) ?? []) : [];
    const name = one ?? other;
    if (name !== undefined) {
      close(at);
      open = { name, from: platform === "frr" ? at - 1 : at };
    } else if (END[platform].test(line)) {
      close(platform === "frr" ? at + 1 : at);
      policy = null;
    }
  }
  return terms;
}
