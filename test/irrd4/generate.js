/** A generator of numbers that gives the same ones for the same seed (mulberry32). */
function random(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** The sources of a generated dump. */
export const GENERATED_SOURCES = ["GEN-A", "GEN-B", "GEN-C"];

const OPERATORS = ["", "", "", "^+", "^-", "^26", "^25-28"];

/**
 * The text of a dump of three registries with what makes expansion hard, and with what a registry's own users write wrongly:
 * sets that hold each other, names in several sources and classes, hierarchical names, members by reference, range operators,
 * members that nobody has, empty sets, objects twice; zeros in front, small letters, comments, continued lines; two origins,
 * host bits, asdot, lists without commas, attributes that are missing.
 */
export function generateDump(seed, size = 120) {
  const below = random(seed);
  const one = (list) => list[below(list.length)];
  const some = (most, make) => Array.from({ length: below(most + 1) }, make);
  const rarely = (odd, usual) => (below(25) === 0 ? odd() : usual());

  const source = () => one(GENERATED_SOURCES);
  const asn = () => `AS${64500 + below(60)}`;
  const written = () => rarely(() => one(["as64501", "AS064502", "AS0064503"]), asn);
  const maintainer = () => one(["MNT-A", "MNT-B", "mnt-b", "MNT-C"]);
  const asSet = () =>
    one([`AS-S${below(40)}`, `${asn()}:AS-S${below(4)}`, `AS-S${below(4)}:${asn()}`]);
  const routeSet = () => one([`RS-S${below(20)}`, `${asn()}:RS-S${below(4)}`]);
  const prefix4 = () => {
    const length = 20 + below(10);
    const bits = (below(2 ** 16) << 4) & ~(2 ** (32 - length) - 1) & 0xfffff;
    return `10.${bits >> 16}.${(bits >> 8) & 255}.${bits & 255}/${length}`;
  };
  const prefix6 = () => `2001:db8:${(below(256) << 8).toString(16)}::/${40 + below(9)}`;

  const lines = (name, values) => values.map((value) => `${name}: ${value}\n`).join("");
  const list = (name, values) => {
    if (values.length === 0) return one(["", `${name}:\n`]);
    const styles = [
      () => lines(name, values),
      () => `${name.padEnd(15)} ${values.join(", ")} # of ${values.length}\n`,
      () => `${name}:${values.join(",")},,\n`,
      () => `${name}: ${values.join(",\n+ ")}\n`,
      () => `${name}:\n  ${values.join("\n\t")}\n`,
    ];
    return one(styles)().replace(`${name.padEnd(15)} `, `${name}:`.padEnd(16));
  };
  const tail = (withMaintainer = true) =>
    `${withMaintainer ? `mnt-by: ${maintainer()}\n` : ""}${rarely(
      () => "",
      () => `source: ${source()}\n`,
    )}`;
  const byRef = () =>
    one([
      "",
      "",
      "",
      `mbrs-by-ref: ${maintainer()}\n`,
      "mbrs-by-ref: ANY\n",
      "mbrs-by-ref: MNT-A, MNT-C\n",
    ]);
  const memberOf = (name) =>
    one(["", "", "", `member-of: ${name()}\n`, `member-of: ${name()}, ${name()}\n`]);

  const objects = [
    ...Array.from({ length: size }, () => {
      const members = some(6, () =>
        one([
          written,
          written,
          asSet,
          asSet,
          () =>
            rarely(
              () => one(["AS1 AS2", "GEN-A::AS-S1", "AS1.5", "-X", "AS-", "as-s3"]),
              () => "AS-NOWHERE",
            ),
        ])(),
      );
      return `as-set: ${rarely(() => one(["AS-S1 AS-S2", "S1", "as-s5", "AS-S6 # six"]), asSet)}\n${list("members", members)}${byRef()}${tail()}`;
    }),
    ...Array.from({ length: size / 2 }, () => {
      const members = some(5, () =>
        one([
          () => prefix4() + one(OPERATORS),
          () => prefix4() + one(OPERATORS),
          () => written() + one(["", "", "^26", "^24-32"]),
          () => routeSet() + one(["", "", "^+", "^-"]),
          () => asSet() + one(["", "", "^25-27"]),
          () =>
            rarely(
              () =>
                one([
                  "10.0.0.0/8+",
                  "10.0.0.1/24",
                  "10.0.0.0/24^23",
                  "10.0.0.0/24^x",
                  "RS-S1^",
                  "10.0.0.0",
                ]),
              routeSet,
            ),
        ])(),
      );
      const multi = some(3, () =>
        one([prefix6, () => prefix6() + one(["^48", "^+", ""]), routeSet])(),
      );
      return `route-set: ${routeSet()}\n${list("members", members)}${multi.length > 0 ? list("mp-members", multi) : ""}${byRef()}${tail()}`;
    }),
    ...Array.from({ length: size * 6 }, () => {
      const six = below(3) === 0;
      const prefix = six
        ? rarely(
            () =>
              one([
                "2001:DB8:0:0::/48",
                "2001:db8::1/48",
                "2001:db8::/129",
                "::ffff:10.0.0.0/120",
                "10.0.0.0/24",
              ]),
            prefix6,
          )
        : rarely(
            () => one(["10.1.0.1/24", "10.1.0.0/33", "10.1.0.0", "10.1/16", "2001:db8::/48"]),
            prefix4,
          );
      const origin = rarely(
        () =>
          one([
            "",
            `origin: ${asn()}\norigin: ${asn()}\n`,
            "origin: AS1.5\n",
            "origin: 64500\n",
            "origin: AS4294967296\n",
            "origin: as64505 # small\n",
          ]),
        () => `origin: ${written()}\n`,
      );
      return `${six ? "route6" : "route"}: ${prefix}\ndescr: ä route\n${origin}${memberOf(routeSet)}${tail()}`;
    }),
    ...Array.from(
      { length: size },
      () =>
        `aut-num: ${written()}\nas-name: N${below(100)}\n${memberOf(asSet)}${tail(below(10) > 0)}`,
    ),
  ];
  for (let at = objects.length - 1; at > 0; at--) {
    const other = below(at + 1);
    [objects[at], objects[other]] = [objects[other], objects[at]];
  }
  // A route of each source first, so that all sources are there, in this order.
  const first = GENERATED_SOURCES.map(
    (name) => `route: 198.51.100.0/24\norigin: AS64500\nmnt-by: MNT-A\nsource: ${name}\n`,
  );
  return `% A dump\n\n${[...first, ...objects].join("\n")}`;
}
