import { junosSetLines } from "../../mutation/junos-set-lines.ts";
import type { Damage } from "../damage.ts";

/** Commands after, before or among the others. */
const COMMANDS: readonly (readonly [command: string, effect: Damage["effect"], why: string])[] = [
  ["deactivate groups peerc", "changes", "ours is not active"],
  ["deactivate apply-groups", "changes", "no group"],
  ["deactivate groups peerc protocols bgp group PEERC_AS13335_IX_BR_SP_V4", "changes", "a session"],
  [
    "deactivate groups peerc protocols bgp group PEERC_AS13335_IX_BR_SP_V4 neighbor 187.16.216.20 hold-time",
    "nothing",
    "it is not there",
  ],
  [
    "deactivate groups peerc policy-options policy-statement PEERC_AS13335_IX_BR_SP_V4_EXPORT then",
    "changes",
    "the end",
  ],
  ["deactivate groups peerc routing-options validation", "changes", "caches"],
  ["deactivate routing-options router-id", "changes", "router ID"],
  ["deactivate protocols bgp", "changes", "not documented"],
  ["deactivate protocols isis", "nothing", "another protocol"],
  ["deactivate protocols bgp group IBGP", "nothing", "a group of others"],
  ["deactivate system services", "nothing", "logins"],
  ["delete groups peerc", "changes", "ours is gone"],
  ["delete protocols isis", "changes", "no command of a configuration that is shown"],
  ["insert policy-options policy-statement X term A before term B", "changes", "the same"],
  ["rename groups peerc to other", "changes", "the same"],
  ["set protocols bgp passive", "changes", "passive"],
  [
    "set protocols bgp group PEERC_AS13335_IX_BR_SP_V4 neighbor 187.16.216.20 hold-time 30",
    "changes",
    "hold time",
  ],
  [
    "set groups peerc protocols bgp group PEERC_AS13335_IX_BR_SP_V4 neighbor 187.16.216.20 hold-time 30",
    "changes",
    "hold time",
  ],
  [
    "set groups peerc protocols bgp group PEERC_AS13335_IX_BR_SP_V4 neighbor 187.16.216.20 keep none",
    "changes",
    "the last one counts",
  ],
  [
    "set groups peerc routing-options validation static record 1.1.1.0/24 maximum-length 24 origin-autonomous-system 1 validation-state valid",
    "changes",
    "records",
  ],
  [
    "set groups peerc routing-options validation group PEERC_RPKI max-sessions 1",
    "changes",
    "caches",
  ],
  ["set routing-options router-id 192.0.2.9", "changes", "router ID"],
  ["set policy-options defaults route-filter walkup", "changes", "lists"],
  ["set protocols isis reference-bandwidth 100g", "nothing", "another protocol"],
  ["set system host-name other", "nothing", "a name"],
  ["protect groups peerc", "nothing", "against changes"],
];

/** The configuration as `set` commands, with commands more, and what was done to it in braces as such commands. */
export function setDamages(text: string, others: readonly Damage[]): readonly Damage[] {
  const commands = junosSetLines(text);
  return [
    { name: "as set commands", text: commands, effect: "nothing", why: "the same" },
    ...COMMANDS.flatMap(([command, effect, why]): Damage[] => {
      const last = { name: `set: ${command}, last`, text: `${commands}${command}\n`, effect, why };
      const first = {
        name: `set: ${command}, first`,
        text: `${command}\n${commands}`,
        effect,
        why,
      };
      // What is set later counts.
      return command.startsWith("set ") ? [last] : [last, first];
    }),
    ...others
      .filter(({ text: other }) => !other.includes("inactive:"))
      .map((damage) => ({
        ...damage,
        name: `set: ${damage.name}`,
        text: junosSetLines(braced(damage.text)),
      })),
  ];
}

/** The same with one statement or brace in a line, as `junosSetLines` reads it. */
function braced(text: string): string {
  return text
    .split("\n")
    .map((line) => (/\{ \S/.test(line) ? line.replace(/([{};]) (?=\S)/g, "$1\n") : line))
    .join("\n");
}
