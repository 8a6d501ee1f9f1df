/** How many lines of each prefix list are enough to check that FRR accepts such lines. */
const ENTRIES = 20;

/**
 * A command that bgpd sends to zebra at once, and rejects as invalid without it
 * (`VTY_SEND_BGP_GR_CAPABILITY_TO_ZEBRA`, 8.4.4).
 */
const TELLS_ZEBRA = /^ neighbor \S+ graceful-restart(?:-helper|-disable)?$/;

/**
 * The part of a rendered file that is checked with bgpd: peerc's and bgpd's own lines. Without commands of other
 * daemons or that need one, without caches to connect to, with the first entries of each prefix list, and with one of
 * several route-map entries that differ only in names, addresses and targets: bgpd 8.4 takes 13 s for a list of 1000,
 * and minutes for 500 entries.
 */
export function bgpdSample(text: string): string {
  const ours = text.slice(Math.max(0, text.lastIndexOf("! ===== peerc =====")));
  const entries = new Map<string, number>();
  const shapes = new Set<string>();
  return ours
    .replace(/^rpki\n(?: .*\n)*exit$/m, "")
    .replace(/^route-map .*\n(?: .*\n)*exit\n/gm, (block) => {
      const shape = shapeOf(block);
      if (shapes.has(shape)) return "";
      shapes.add(shape);
      return block;
    })
    .split("\n")
    .filter((line) => {
      if (/^(?:ip|ipv6) route /.test(line) || TELLS_ZEBRA.test(line)) return false;
      const [list] = /^(?:ip|ipv6) prefix-list \S+/.exec(line) ?? [];
      if (list === undefined) return true;
      const count = (entries.get(list) ?? 0) + 1;
      entries.set(list, count);
      return count <= ENTRIES;
    })
    .join("\n");
}

function shapeOf(block: string): string {
  return block
    .replace(/^route-map \S+ (permit|deny) \d+$/m, "$1")
    .replace(/^ description .*$/m, "")
    .replace(/PEERC_\w+/g, "NAME")
    .replace(/goto \d+/g, "goto")
    .replace(/(next-hop (?:address|global)?) ?[0-9a-f.:]+$/gm, "$1 ADDRESS");
}
