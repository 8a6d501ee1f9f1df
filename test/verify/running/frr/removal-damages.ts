import type { Damage } from "../damage.ts";

/** Blocks and lines that are not ours, each of which the router can do without. */
export function removalDamages(text: string): readonly Damage[] {
  const lines = text.split("\n");
  const without = (name: string, from: number, to: number): Damage => ({
    name,
    text: [...lines.slice(0, from), ...lines.slice(to)].join("\n"),
    effect: "nothing",
    why: "it is not ours, and nothing of ours needs it",
  });
  return lines.flatMap((line, i): readonly Damage[] => {
    const number = `${line.trim()} (line ${i + 1})`;
    if (FOREIGN_BLOCK.test(line)) {
      const end = lines.findIndex((other, k) => k > i && /^exit(-vrf)?$/.test(other));
      const inside = lines.slice(i + 1, end);
      return [
        without(`without ${number}`, i, end + 1),
        ...inside.flatMap((_, k) => {
          const said = lines[i + 1 + k] ?? "";
          const isLeaf =
            LEAF.test(said) &&
            !/^ *(exit|address-family|peer |profile \S+$|key \d|interface |!|neighbor \S+ (peer-group$|remote-as))/.test(
              said.trim(),
            );
          return isLeaf
            ? [without(`without ${said.trim()} (line ${i + 2 + k})`, i + 1 + k, i + 2 + k)]
            : [];
        }),
      ];
    }
    return FOREIGN_LINE.test(line) ? [without(`without ${number}`, i, i + 1)] : [];
  });
}

const FOREIGN_BLOCK =
  /^(vrf|interface|key chain|router (ospf|isis|ospf6|bgp \d+ vrf)|mpls ldp|pbr-map|line vty|bfd)/;
const LEAF = /^ +\S/;
const FOREIGN_LINE =
  /^(log|debug|password|enable|no ip|zebra|service|access-list|ip (protocol|pim|nht)|bgp (route-map|send)|ip route (10|172)|(ip|ipv6) prefix-list [CD])/;
