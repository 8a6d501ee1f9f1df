import type { Family } from "../../../src/net/index.ts";
import { expression } from "./as-path-list-texts.ts";
import type { Choices } from "../bird/choices.ts";
import { communityList, headsOf, type CommunityKind } from "./community-list-texts.ts";
import { choicesFor, type HeldText } from "./held-text.ts";

/** Route maps that call each other, over lists of every kind. */
export function routeMapText(number: number): HeldText {
  return new RouteMapText(number).text();
}

const NUMBERS = [5, 10, 10, 15, 20, 20, 21, 30, 40, 100, 65535];
const KINDS: readonly CommunityKind[] = ["community", "large-community", "extcommunity"];
const ADDRESSES: Readonly<Record<Family, readonly string[]>> = {
  ipv4: ["198.51.100.2", "203.0.113.9"],
  ipv6: ["2001:db8:7::2", "2001:db8:f::9"],
};
const PREFIXES: Readonly<Record<Family, readonly string[]>> = {
  ipv4: [
    "any",
    "10.0.0.0/8 le 16",
    "10.0.0.0/12 le 32",
    "10.7.0.0/16",
    "10.0.0.0/8 ge 17",
    "0.0.0.0/0",
  ],
  ipv6: [
    "any",
    "2001:db8::/32 le 48",
    "2001:db8::/44 le 128",
    "2001:db8:7::/48",
    "::/0",
    "2001:db8::/32 ge 49",
  ],
};

class RouteMapText {
  readonly #number: number;
  readonly #family: Family;
  readonly #c: Choices;
  readonly #lines: string[] = [];
  readonly #lists: string[] = [];
  /** What may be matched, and what of communities may be removed. */
  readonly #matches: string[] = [];
  readonly #removals: string[] = [];

  constructor(number: number) {
    this.#number = number;
    this.#c = choicesFor("frr route map", number);
    this.#family = this.#c.pick(["ipv4", "ipv4", "ipv6"] as const);
  }

  text(): HeldText {
    const c = this.#c;
    for (let i = c.between(1, 3); i > 0; i--) this.#list(i);
    const map = `PEERC_M${this.#number}`;
    const called = c.list(0, c.pick([0, 1, 2]), (i) => `CALLED${i}_${this.#number}`);
    const maps = [...called, map].map((name, i) => this.#entries(name, called.slice(0, i)));
    // Entries of different maps between each other, or a map before what it calls.
    if (c.percent(30)) maps.reverse();
    this.#lines.push(...maps.flat());
    if (c.percent(2)) this.#lines.push(`no route-map ${map} permit 10`);
    if (c.percent(1)) this.#lines.push(`no ${this.#lists[0] ?? ""}`);
    return {
      number: this.#number,
      family: this.#family,
      map,
      lines: this.#lines,
      lists: [...this.#lists, ...called.map((name) => `route-map ${name}`)],
    };
  }

  #list(i: number): void {
    const c = this.#c;
    const [name, keyword] = [`${i}_${this.#number}`, this.#family === "ipv4" ? "ip" : "ipv6"];
    const kind = c.pick(["prefix", "prefix", "path", ...KINDS, ...KINDS, "removed"] as const);
    switch (kind) {
      case "prefix": {
        const head = `${keyword} prefix-list L${name}`;
        this.#lists.push(head);
        for (const text of c.list(1, 3, () => c.pick(PREFIXES[this.#family])))
          this.#lines.push(`${head} ${c.pick(["permit", "permit", "deny"])} ${text}`);
        this.#matches.push(`${keyword} address prefix-list L${name}`);
        return;
      }
      case "path": {
        const head = `bgp as-path access-list A${name}`;
        this.#lists.push(head);
        for (const text of c.list(1, 2, () => plain(c)))
          this.#lines.push(`${head} ${c.pick(["permit", "permit", "deny"])} ${text}`);
        this.#matches.push(`as-path A${name}`);
        return;
      }
      case "removed": {
        const of = c.pick(["community", "large-community"] as const);
        const { lines } = communityList(c, of, `R${name}`, 60, 0);
        this.#lists.push(...headsOf(lines));
        this.#lines.push(
          ...lines.map((line) => (c.percent(90) ? line.replace(" deny ", " permit ") : line)),
        );
        this.#removals.push(`${of === "community" ? "comm" : "large-comm"}-list R${name} delete`);
        return;
      }
      default: {
        const { lines } = communityList(c, kind, `C${name}`, 3, 0);
        this.#lists.push(...headsOf(lines));
        this.#lines.push(...lines);
        this.#matches.push(`${kind} C${name}`);
      }
    }
  }

  #entries(name: string, callable: readonly string[]): readonly string[] {
    const c = this.#c;
    const isSorted = c.percent(60);
    const numbers = c.list(1, 5, () => c.pick(NUMBERS));
    const order = isSorted ? [...new Set(numbers)].sort((a, b) => a - b) : numbers;
    return order.flatMap((number, i) => {
      const isLast = i === order.length - 1;
      // A last entry that permits everything: otherwise most route maps accept little.
      const isOpen = isLast && c.percent(50);
      const permit = isOpen || c.percent(75);
      return [
        `route-map ${name} ${permit ? "permit" : "deny"} ${number}`,
        ...(isOpen ? [] : this.#matchLines()),
        ...this.#setLines(),
        ...this.#exits(name, number, permit, callable),
        ...(c.percent(85) ? ["exit"] : []),
      ];
    });
  }

  #matchLines(): readonly string[] {
    const c = this.#c;
    return c.list(0, c.pick([1, 1, 2, 3]), () => {
      if (this.#matches.length > 0 && c.percent(70)) return ` match ${c.pick(this.#matches)}`;
      const keyword = this.#family === "ipv4" ? "ip" : "ipv6";
      if (c.percent(8)) return ` match origin ${c.pick(["igp", "egp", "incomplete"])}`;
      if (c.percent(2)) {
        return ` match ${c.pick(["metric 5", "origin", "local-preference 100", "community NOWHERE", "peer 127.0.1.1", `${keyword} address NOWHERE`, "ip next-hop NOWHERE", "rpki nothing", "tag 5"])}`;
      }
      return c.percent(50)
        ? ` match rpki ${c.pick(["valid", "invalid", "notfound"])}`
        : ` match ${keyword} next-hop address ${c.pick(ADDRESSES[this.#family])}`;
    });
  }

  #setLines(): readonly string[] {
    const c = this.#c;
    return c
      .list(0, c.pick([1, 2, 3]), () => ` set ${this.#change()}`)
      .flatMap((line) =>
        line.includes(" next-hop global ") && c.percent(90)
          ? [line, " set ipv6 next-hop prefer-global"]
          : [line],
      );
  }

  #change(): string {
    const c = this.#c;
    if (this.#removals.length > 0 && c.percent(30)) return c.pick(this.#removals);
    if (c.percent(1)) {
      return c.pick([
        "weight 5",
        "origin egp",
        "metric +5",
        "metric rtt",
        "local-preference +5",
        "as-path exclude 1",
        "as-path prepend last-as 2",
        "ip next-hop peer-address",
        "ip next-hop unchanged",
        "extcommunity soo 1:1",
        "community additive",
        "local-preference 0x5",
        "metric 4294967296",
        "as-path prepend 0",
        "local-preference 010",
        "metric 007",
        "extcommunity rt 1:1 additive",
        "community 1:1 none",
        "originator-id 1.1.1.1",
      ]);
    }
    const words = (of: readonly string[]) =>
      c.list(1, c.pick([1, 1, 2, 3]), () => c.pick(of)).join(" ");
    const additive = c.pick(["", " additive", " additive"]);
    return c.do(
      () => `local-preference ${c.pick([0, 5, 100, 200, 4294967295])}`,
      () => `metric ${c.pick([0, 5, 7, 4294967295])}`,
      () => `as-path prepend ${words(["1", "2", "64500", "70000", "4294967295"])}`,
      () =>
        `community ${c.percent(15) ? "none" : words(["1:1", "2:2", "7:7", "0:0", "no-export", "local-AS", "65535:1"]) + additive}`,
      () => `community ${words(["1:1", "3:3", "65535:65535", "no-peer"])}${additive}`,
      () =>
        `large-community ${c.percent(15) ? "none" : words(["1:1:1", "7:7:7", "4294967295:0:1"]) + additive}`,
      () =>
        `extcommunity ${c.percent(15) ? "none" : `rt ${words(["1:1", "2:2", "70000:1", "1:4294967295"])}`}`,
      () =>
        this.#family === "ipv4"
          ? `ip next-hop ${c.pick(["198.51.100.2", "192.0.2.7"])}`
          : `ipv6 next-hop global ${c.pick(["2001:db8:7::2", "2001:db8:e::7"])}`,
    );
  }

  #exits(
    name: string,
    number: number,
    permit: boolean,
    callable: readonly string[],
  ): readonly string[] {
    const c = this.#c;
    const lines: string[] = [];
    if (callable.length > 0 && c.percent(35)) lines.push(` call ${c.pick(callable)}`);
    // A circle of two ends bgpd 8.4.4: it asks without end what each depends on.
    if (c.percent(0.5)) lines.push(` call ${c.pick(["NOWHERE", name])}`);
    const isOdd = c.percent(1);
    if (!permit && !isOdd) return lines;
    const later = NUMBERS.filter((other) => other > number);
    const target = isOdd
      ? c.pick([...NUMBERS, 0, 65536])
      : c.pick([...later, number + 1 > 65535 ? 65535 : number + 1]);
    if (number < 65535 && c.percent(30)) {
      lines.push(
        c.pick([
          " on-match next",
          " on-match next",
          ` on-match goto ${target}`,
          ` continue ${target}`,
        ]),
      );
    }
    if (isOdd)
      lines.push(
        c.pick([
          " on-match next",
          " continue",
          ` on-match goto ${target}`,
          " no call",
          " no on-match next",
        ]),
      );
    return lines;
  }
}

/** An expression over AS_PATHs that is most often one that people write. */
function plain(c: Choices): string {
  return c.percent(20)
    ? expression(c)
    : c.pick([
        "_1_",
        "_2_",
        "^1_",
        "^64496_",
        "_1$",
        "^$",
        ".*",
        "_(12|21)_",
        "^[0-9]+$",
        "[{]",
        "_70000_",
      ]);
}
