import { formatAddress } from "../../../../src/net/index.ts";
import type { Damage } from "../damage.ts";
import { changes, inserted, nothing, PLACES, replaced } from "./places.ts";
import { plan, text } from "./running-text.ts";

const DEVICE = /^protocol device \{[^]*?^\}/m.exec(text)?.[0] ?? "";
const LIVENESS = /^protocol bfd liveness \{[^]*?^\}/m.exec(text)?.[0] ?? "";

const NO_INTERFACE =
  "without interfaces no neighbor is found, and no session comes up (seen on 2.0.12)";
const NO_BFD = "BGP waits for no BFD that nobody runs (proto/bfd/bfd.c, bfd_submit_request)";
const ALSO_OURS =
  "a session has the settings of its interface that it does not say itself (manual, BFD)";

function device(): readonly Damage[] {
  const within = (option: string) => replaced(DEVICE, DEVICE.replace("{\n", `{\n  ${option}\n`));
  return [
    changes("no protocol device", replaced(DEVICE, ""), NO_INTERFACE),
    ...["disabled;", "disabled yes;", "disabled on;", "disabled 1;", "disabled off; disabled;"].map(
      (one) => changes(`protocol device with ${one}`, within(one), NO_INTERFACE),
    ),
    ...[
      "disabled no;",
      "disabled; disabled off;",
      "debug all;",
      'description "x";',
      "scan time 0;",
      'interface "eth7";',
    ].map((one) => nothing(`protocol device with ${one}`, within(one), "it runs")),
    nothing("protocol device with nothing", replaced(DEVICE, "protocol device { }"), "it runs"),
    ...PLACES.map((place) =>
      nothing(
        `protocol device ${place.name}`,
        inserted(DEVICE, place).replace(DEVICE, (all, at: number) =>
          inserted(DEVICE, place).indexOf(DEVICE) === at ? "" : all,
        ),
        "it runs wherever it stands",
      ),
    ).filter((damage) => damage.text !== text),
  ];
}

function bfd(): readonly Damage[] {
  const within = (option: string) =>
    replaced(LIVENESS, LIVENESS.replace("{\n", `{\n  ${option}\n`));
  const inInterface = (option: string) =>
    replaced(LIVENESS, LIVENESS.replace('interface "eth*" {', `interface "eth*" { ${option}`));
  const neighbors = plan.peers
    .flatMap((peer) => peer.sessions)
    .filter((session) => session.options.bfd !== null);
  return [
    changes("no protocol bfd", replaced(LIVENESS, ""), NO_BFD),
    ...[
      "disabled;",
      "disabled yes;",
      "accept ipv4;",
      "accept multihop;",
      "accept direct; accept ipv6 multihop;",
      'vrf "red";',
    ].map((one) => changes(`protocol bfd with ${one}`, within(one), NO_BFD)),
    ...[
      "disabled off;",
      "accept;",
      "accept ipv6;",
      "accept direct;",
      "accept ipv6 direct;",
      "accept ipv4 ipv6;",
      "accept ipv4; accept direct;",
      "vrf default;",
      "debug all;",
      "strict bind;",
    ].map((one) => nothing(`protocol bfd with ${one}`, within(one), "it takes our sessions")),
    nothing(
      "a second protocol bfd",
      inserted("protocol bfd other_liveness { accept ipv4 multihop; }", PLACES[4]!),
      "the first that takes a session runs it",
    ),
    ...[
      "passive;",
      "passive on;",
      'authentication simple; password "x";',
      'authentication keyed md5; password "x" { id 1; };',
      'authentication meticulous keyed sha1; password "x";',
    ].map((one) => changes(`${one} for the interfaces of BFD`, inInterface(one), ALSO_OURS)),
    ...[
      "passive off;",
      "interval 50 ms;",
      "min rx interval 20 ms;",
      "min tx interval 1 s;",
      "idle tx interval 5 s;",
      "multiplier 9;",
      "authentication none;",
    ].map((one) =>
      nothing(`${one} for the interfaces of BFD`, inInterface(one), "our sessions say their own"),
    ),
    ...neighbors.flatMap(({ remote, local }) => {
      const [them, us] = [formatAddress(remote), formatAddress(local)];
      const route = remote.family === "ipv4" ? "10.97.0.0/16" : "fd00:97::/32";
      const FIRST =
        "one session serves all who ask, with the settings of the first (proto/bfd/bfd.c)";
      return [
        ...[`neighbor ${them} dev "eth0";`, `neighbor ${them} dev "eth0" local ${us};`].map((one) =>
          changes(`${one} in protocol bfd`, within(one), FIRST),
        ),
        ...["", "%eth0"].map((dev) =>
          changes(
            `a static route via ${them}${dev} with BFD`,
            inserted(
              `protocol static by_bfd { ${remote.family}; route ${route} via ${them}${dev} bfd; }`,
              PLACES[4]!,
            ),
            FIRST,
          ),
        ),
        nothing(
          `a static route via ${them}`,
          inserted(
            `protocol static by_bfd { ${remote.family}; route ${route} via ${them}; }`,
            PLACES[4]!,
          ),
          "it brings routes into a table",
        ),
      ];
    }),
  ];
}

export const servingDamages: readonly Damage[] = [...device(), ...bfd()];
