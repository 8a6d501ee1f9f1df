import type { Damage } from "../damage.ts";
import { applying, inGroup } from "./applied.ts";
import { changed, into } from "./into.ts";

/** Places where one of our groups can be excepted: it has no effect there then. */
const EXCEPTED: readonly (readonly string[])[] = [
  ["protocols"],
  ["protocols", "bgp"],
  ["protocols", "bgp", "group PEERC_AS13335_IX_BR_SP_V4"],
  ["protocols", "bgp", "group PEERC_AS26162_IX_BR_SP_V6", "neighbor 2001:12f8::253"],
  ["policy-options"],
  ["routing-options"],
  ["routing-options", "validation"],
  ["routing-options", "validation", "group PEERC_RPKI"],
];

/** Places of which our group has nothing. */
const ELSEWHERE: readonly (readonly string[])[] = [
  ["system"],
  ["system", "services"],
  ["interfaces"],
  ["interfaces", "xe-0/0/0"],
  ["routing-instances"],
  ["routing-instances", "RED"],
  ["routing-instances", "RED", "protocols", "bgp"],
  ["protocols", "isis"],
  ["protocols", "mpls"],
  ["protocols", "bgp", "group IBGP"],
  ["protocols", "bgp", "group CUSTOMER-BLUE", "neighbor 198.18.0.2"],
  ["snmp"],
  ["firewall"],
  ["chassis"],
  ["policy-options", "policy-statement RED-IMPORT"],
];

/** Which groups are applied, where, and under which condition. */
export function groupDamages(text: string): readonly Damage[] {
  const damages: Damage[] = [];
  const add = (name: string, effect: Damage["effect"], why: string, damaged: string) =>
    damages.push({ name: `groups: ${name}`, text: damaged, effect, why });
  for (const place of EXCEPTED) {
    const at = place.join(" ");
    for (const except of ["peerc", "[ re0 peerc ]"]) {
      const why = "nothing of our group is inherited there";
      add(
        `${except} excepted in ${at}`,
        "changes",
        why,
        into(text, place, `apply-groups-except ${except};`),
      );
    }
    // Excepting a group of others changes nothing where it has no effect.
    if (place.length === 1) {
      const why = "it brings nothing of ours";
      add(`re0 excepted in ${at}`, "nothing", why, into(text, place, "apply-groups-except re0;"));
      add(`re0 applied in ${at}`, "nothing", why, into(text, place, "apply-groups re1;"));
    }
  }
  for (const place of ELSEWHERE) {
    for (const word of ["apply-groups-except", "apply-groups"]) {
      for (const name of ["peerc", "re0"]) {
        const what = `${word} ${name};`;
        add(
          `${what} in ${place.join(" ")}`,
          "nothing",
          "it has nothing for there",
          into(text, place, what),
        );
      }
    }
  }
  const orders: readonly (readonly [string, Damage["effect"], string])[] = [
    ["", "changes", "no group"],
    ["[ re0 re1 ]", "changes", "not ours"],
    ["[ re0 re1 peerc MISSING ]", "changes", "Junos refuses the commit"],
    ["peerc", "nothing", "ours alone"],
    ["[ peerc re0 re1 ]", "nothing", "another order"],
    ["[ re1 re0 peerc ]", "nothing", "another order"],
    ["[ re0 re1 peerc CORE-LINKS ]", "nothing", "another one"],
    ["[ CORE-LINKS re0 re1 peerc ]", "nothing", "another one"],
  ];
  for (const [names, effect, why] of orders)
    add(`applied: ${names}`, effect, why, applying(text, names));
  for (const place of [["protocols"], ["protocols", "bgp"], ["policy-options"]]) {
    const moved = into(applying(text, "[ re0 re1 ]"), place, "apply-groups peerc;");
    add(`ours applied in ${place.join(" ")} alone`, "changes", "the rest is gone", moved);
  }
  for (const condition of [
    "model mx960;",
    "routing-engine re0;",
    "member member0;",
    "time 9am to 5pm;",
    "peers gru2;",
    "chassis lcc0-re0;",
  ]) {
    const ours = into(text, ["groups", "peerc"], `when { ${condition} }`);
    add(`ours when ${condition}`, "changes", "ours is not always there", ours);
    const others = into(text, ["groups", "re0"], `when { ${condition} }`);
    add(`another when ${condition}`, "nothing", "it has nothing of ours", others);
  }
  const ours = changed(text, ["groups"], "peerc {", "inactive: peerc {");
  add("ours inactive", "changes", "it is not there", ours);
  for (const name of ["re0", "CORE-LINKS"]) {
    const inactive = changed(text, ["groups"], `${name} {`, `inactive: ${name} {`);
    // A group that is applied and not there is refused.
    add(`${name} inactive`, "changes", "Junos refuses the commit", inactive);
  }
  const omitted = into(text, ["groups", "peerc"], "apply-flags omit;");
  add("ours is shown in part", "changes", "what is not shown may be anything", omitted);
  for (const wildcard of ["<*>", "<p*>", "<[a-z]*>"]) {
    const any = inGroup(text, [wildcard, "bgp"], "passive;");
    add(`${wildcard} bgp passive`, "changes", "it may be protocols", any);
  }
  return damages;
}
