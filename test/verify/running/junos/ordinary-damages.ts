import type { Damage } from "../damage.ts";

/** Where our part begins and ends. */
const [OURS, BEHIND] = ["    peerc {", "    }"] as const;

/** Statements without which a session is another: each is tried elsewhere, or says who the router is. */
const MATTERS =
  /^(?:groups \{|routing-options \{|apply-groups \[| {4}router-id | {4}autonomous-system )/;
/** Parts around ours: whether a group has an effect where it is inactive is not documented. */
const SHARED = /^(?:protocols|policy-options|routing-options) \{|^ {4}bgp \{/;
/** Groups that are applied, and interfaces of sessions, which no file of peerc says. */
const NOT_TRIED = /^ {4}(?:re0|re1|CORE-LINKS|xe-0\/0\/0|lo0) \{|^interfaces \{|^version/;

/** Every statement of the ordinary part made inactive, and every one left out. */
export function ordinaryDamages(text: string): readonly Damage[] {
  const lines = text.split("\n");
  const from = lines.indexOf(OURS);
  const to = lines.indexOf(BEHIND, from);
  const damages: Damage[] = [];
  const why = "a statement of others";
  lines.forEach((line, i) => {
    const isStatement = /[;{]( ## SECRET-DATA)?$/.test(line);
    if (!isStatement || (i >= from && i <= to) || NOT_TRIED.test(line)) return;
    const name = `line ${i + 1}, ${line.trim()}`;
    const end = line.includes("{") ? lines.indexOf(`${/^ */.exec(line)?.[0] ?? ""}}`, i) : i;
    const matters = MATTERS.test(line);
    damages.push({
      name: `${name}: inactive`,
      text: lines.with(i, line.replace(/^( *)/, "$1inactive: ")).join("\n"),
      effect: matters || SHARED.test(line) ? "changes" : "nothing",
      why,
    });
    damages.push({
      name: `${name}: left out`,
      text: lines.toSpliced(i, end - i + 1).join("\n"),
      effect: matters ? "changes" : "nothing",
      why,
    });
  });
  return damages;
}
