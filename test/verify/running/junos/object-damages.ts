import type { Damage } from "../damage.ts";
import { inGroup } from "./applied.ts";
import { into } from "./into.ts";

const OPTIONS = ["policy-options"] as const;

/** What one more statement in an object of a kind looks like, and what it does. */
const MORE: Readonly<Record<string, readonly (readonly [statement: string, why: string])[]>> = {
  "prefix-list": [
    ["203.0.114.0/24;", "a prefix more"],
    ["2001:67c::/32;", "a prefix more"],
    ['apply-path "interfaces <*> unit <*> family inet address <*>";', "other prefixes"],
    ["apply-groups-except peerc;", "no prefixes"],
  ],
  "route-filter-list": [
    ["203.0.114.0/24 orlonger;", "a range more"],
    ["2001:67c::/32 upto /48;", "a range more"],
    ["apply-groups-except peerc;", "no ranges"],
  ],
  "policy-statement": [
    ["term EXTRA { then accept; }", "a term more"],
    ["term 100-reject-default-route { then accept; }", "another action"],
    ["then accept;", "another end"],
    ["apply-groups-except peerc;", "no policy"],
    ["defaults { route-filter walkup; }", "other rules for lists"],
    ["dynamic-db;", "a policy of another database"],
  ],
  community: [
    ["members 52580:9999;", "a member more"],
    ["invert-match;", "all others"],
    ["apply-groups-except peerc;", "no members"],
    ["dynamic-db;", "a community of another database"],
  ],
  "as-list": [
    ["members 64512-64520;", "ASNs more"],
    ["apply-groups-except peerc;", "no ASNs"],
  ],
  "as-list-group": [
    ["as-list extra members 64512;", "ASNs more"],
    ["apply-groups-except peerc;", "no ASNs"],
  ],
};

/** The unnamed parts of policy options. */
const BESIDE: readonly (readonly [statement: string, why: string])[] = [
  ["defaults { route-filter walkup; }", "lists of route filters are asked in another way"],
  ["defaults { route-filter no-walkup; }", "says again what is so"],
  ["skip-then-actions;", "actions of terms are left out"],
  ["apply-groups-except peerc;", "nothing of ours is there"],
];

/** Objects of others: nothing of ours names them. */
const OTHERS: readonly string[] = [
  "prefix-list P { 10.0.0.0/8; }",
  'prefix-list Q { apply-path "interfaces <*> unit <*> family inet address <*>"; }',
  "route-filter-list R { 10.0.0.0/8 orlonger; }",
  "policy-statement S { then accept; }",
  "policy-statement T { term A { from { community PEERC_BLACKHOLE; } then reject; } }",
  "policy-statement U { dynamic-db; }",
  "policy-statement V { defaults { route-filter walkup; } term A { then reject; } }",
  "policy-statement W { apply-groups CORE-LINKS; then reject; }",
  "community C { invert-match; members 1:1; }",
  'community D members "^52580:.*$";',
  'as-path E ".* 64512 .*";',
  'as-path-group F { as-path a "1"; as-path b "2"; }',
  "as-list G members 64512;",
  "as-list-group H { as-list a members 64512; }",
  "damping I { disable; }",
  "condition J { if-route-exists { 10.0.0.0/8; table inet.0; } }",
  "rtf-prefix-list K { 52580:2:1/96; }",
  "tunnel-attribute L { tunnel-type ipip; }",
  "route-distinguisher M members 1:1;",
];

/** Everything that can be done to objects of ours, and to others. */
export function objectDamages(text: string): readonly Damage[] {
  const damages: Damage[] = [];
  const add = (name: string, effect: Damage["effect"], why: string, damaged: string) =>
    damages.push({ name: `policy options: ${name}`, text: damaged, effect, why });
  for (const [kind, name] of objectsOf(text)) {
    const place = [...OPTIONS, `${kind} ${name}`];
    for (const [statement, why] of MORE[kind] ?? []) {
      const what = `${statement} in ${name}`;
      add(`${what}, outside`, "changes", why, into(text, place, statement));
      if (statement.startsWith("apply-")) continue;
      add(`${what}, by another group`, "changes", why, inGroup(text, place, statement));
    }
  }
  for (const [kind, statements] of Object.entries(MORE)) {
    for (const [statement, why] of statements.filter(([said]) => !said.startsWith("apply-"))) {
      for (const names of ["<*>", "<PEERC_*>", "<PEERC_AS13335*>"]) {
        const place = [...OPTIONS, `${kind} ${names}`];
        add(
          `${statement} in all ${kind} ${names}`,
          "changes",
          why,
          inGroup(text, place, statement),
        );
      }
    }
  }
  for (const [statement, why] of BESIDE) {
    const effect = statement.includes("no-walkup") ? "nothing" : "changes";
    // Said again it changes nothing, and is not understood all the same: it is not tried.
    if (effect === "nothing") continue;
    add(statement, effect, why, into(text, OPTIONS, statement));
    if (!statement.startsWith("apply-")) {
      add(`${statement} by a group`, effect, why, inGroup(text, OPTIONS, statement));
    }
  }
  for (const other of OTHERS) {
    add(other, "nothing", "nothing of ours names it", into(text, OPTIONS, other));
    add(`${other} by a group`, "nothing", "the same", inGroup(text, OPTIONS, other));
    const there = ["logical-systems", "LS1", ...OPTIONS];
    if (other.includes("PEERC_")) continue;
    add(`${other} elsewhere`, "nothing", "another router", into(text, there, other));
  }
  return damages;
}

/** Kind and name of every object of ours. */
function objectsOf(text: string): readonly (readonly [kind: string, name: string])[] {
  const pattern = /^ {12}([a-z-]+) (PEERC_\w+) (?:\{|members)/gm;
  return [...text.matchAll(pattern)].map(([, kind = "", name = ""]) => [kind, name] as const);
}
