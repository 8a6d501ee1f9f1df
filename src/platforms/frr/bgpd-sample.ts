/** Lines of each prefix list that are enough to see that FRR takes such lines. */
const ENTRIES = 20;

/** What bgpd tells zebra at once, and without it takes for an invalid value (`VTY_SEND_BGP_GR_CAPABILITY_TO_ZEBRA`, 8.4.4). */
const TELLS_ZEBRA = /^ neighbor \S+ graceful-restart(?:-helper|-disable)?$/;

/**
 * The part of a rendered file whose values bgpd is asked about: what is peerc's and bgpd's own. No command of other
 * daemons or for which it asks one, no cache to connect to, of each prefix list the first entries, and of the entries of route maps that differ
 * in names, addresses and targets only, one: bgpd 8.4 takes 13 s for a list of 1000, and minutes for 500 entries.
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
