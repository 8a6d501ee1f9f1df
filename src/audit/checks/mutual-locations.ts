import { isRemoved, type Peer } from "../../declaration/index.ts";
import { child, numberOf, parseBitRate, textOf } from "../../document/index.ts";
import { equalAddresses, formatAddress, type Asn } from "../../net/index.ts";
import type { PeeringDbPort } from "../../sources/index.ts";
import type { AuditInput } from "../audit-input.ts";
import { ok, undecided, violated, type Decision, type Fact } from "../decision.ts";
import { declaredExchange, hasLanOf } from "../evidence/exchange-ports.ts";
import { factOf, type Known } from "../evidence/given.ts";
import { lackOfLeftOut } from "../evidence/left-out.ts";
import type { PeeringDbView } from "../evidence/peeringdb-view.ts";
import { recordOf } from "../evidence/record-of.ts";
import { formatBitRate } from "../rates.ts";
import type { CheckKind } from "./check-kind.ts";
import { bitRate, integer, values } from "./values.ts";

/** The peer has this many ports of a speed where we are too. */
export interface MutualLocationsCheck {
  readonly kind: "mutual-locations";
  readonly ports: number;
  /** In bit/s. */
  readonly speed: number;
}

const MEGABIT = 1e6;

/** The peer's ports at our exchanges. */
export const mutualLocations: CheckKind<MutualLocationsCheck> = {
  question: "Does the peer have enough ports where we are too?",
  about:
    "Ports of PeeringDB that are operational, at exchanges where we are. A row may be a LAG with the sum of its members, so a row of 20 Gbps counts as two ports of 10 Gbps. The exchange's member export, if the snapshot has it, is a second witness: where the two differ, only what both say counts as there, and only what neither says as missing. The speed of private interconnects is not known, so a peer that has one never fails; neither does anybody while an exchange of ours is in none of the data.",
  beforePeering: true,
  schema: values(
    {
      ports: integer(1, 1000, "How many ports, all exchanges taken together."),
      speed: bitRate("The speed of each: `10Gbps`."),
    },
    ["ports", "speed"],
  ),
  read(node) {
    const speed = parseBitRate(textOf(child(node, "speed")) ?? "");
    const ports = numberOf(child(node, "ports"));
    return speed === null || ports === null || speed === 0
      ? null
      : { kind: "mutual-locations", ports, speed };
  },
  decide(audited, { ports, speed }, input): Decision {
    const { peer } = audited;
    const read = recordOf(peer.asn, input.peeringdb);
    if (read.kind === "undecided") return read.decision;
    const { known } = read;
    const places = locations(peer.asn, speed, known, input);
    const facts = places.flatMap(({ facts }) => facts);
    const none = factOf(known, `AS${peer.asn} has no port at an exchange where we are`);
    const shown = facts.length > 0 ? facts : [none];
    const least = sum(places.map(({ least }) => least));
    const most = sum(places.map(({ most }) => most));
    if (least >= ports) return ok(...shown);
    const unlisted = unlistedAddresses(peer, known);
    if (most >= ports) {
      const why = "PeeringDB and the exchange's member export do not agree";
      return undecided(
        { why, remedy: "ask the peer or the exchange which one is right" },
        ...shown,
      );
    }
    if (
      peer.sessions.some((session) => session.place.kind === "interface" && !isRemoved(session))
    ) {
      const why = "the speed of its private interconnects is not known";
      return undecided({ why, remedy: "look at the interfaces" }, ...shown);
    }
    if (unlisted.length > 0) {
      const why = `PeeringDB does not have its address ${unlisted.join(", ")}, which we have sessions with`;
      return undecided({ why, remedy: "ask the peer to complete its record" }, ...shown);
    }
    const unknown = unknownExchanges(known, input);
    if (unknown.length > 0) {
      const why = `PeeringDB's data has no LAN of ${unknown.map(({ name }) => name).join(", ")}`;
      const remedy = "compare the LANs of the declaration with PeeringDB, and run `peerc fetch`";
      return undecided({ why, remedy }, ...shown);
    }
    if (known.data.hasLeftOut(peer.asn, "netixlan")) {
      return undecided(lackOfLeftOut(peer.asn, "netixlan"), ...shown);
    }
    const wanted = `${ports} × ${formatBitRate(speed)}`;
    const [en, pt] = [`${least} of ${wanted}`, `${least} de ${wanted}`];
    const letter = {
      seen: {
        en: `At the exchanges where both of us are, we see ${en} in PeeringDB.`,
        pt: `Nos pontos de troca de tráfego em que ambos estamos, vemos ${pt} no PeeringDB.`,
      },
      fix: {
        en: "Please tell us about ports that are not listed, or about your plans.",
        pt: "Por favor, informem-nos sobre portas que não estão listadas ou sobre seus planos.",
      },
    };
    return violated(letter, ...shown);
  },
};

/** How many ports of the speed a peer has at an exchange, at least and at most, by all witnesses. */
interface Location {
  readonly least: number;
  readonly most: number;
  readonly facts: readonly Fact[];
}

function locations(
  asn: Asn,
  speed: number,
  known: Known<PeeringDbView>,
  input: AuditInput,
): readonly Location[] {
  const view = known.data;
  const ourLans = new Set(view.ports(input.declaration.network.asn).map(({ lan }) => lan));
  const lans = new Map<number, PeeringDbPort[]>();
  for (const port of view.ports(asn)) {
    const declared = exchangeOf(port.lan, view, input);
    if (declared === null && !ourLans.has(port.lan)) continue;
    lans.set(port.lan, [...(lans.get(port.lan) ?? []), port]);
  }
  const byPeeringDb = [...lans].map(([lan, ports]) => {
    const name = view.exchange(lan)?.name ?? `LAN ${lan}`;
    const running = ports.filter(({ operational }) => operational);
    const speeds = running.map((port) => formatBitRate(port.speed * MEGABIT));
    const count = sum(running.map((port) => Math.floor((port.speed * MEGABIT) / speed)));
    const text = `${name}: ${speeds.join(", ") || "no port that is operational"}`;
    return { exchange: exchangeOf(lan, view, input), count, facts: [factOf(known, text)] };
  });
  const seen = new Set(byPeeringDb.map(({ exchange }) => exchange));
  const others = input.declaration.exchanges
    .filter(({ id }) => !seen.has(id))
    .map(({ id }) => ({ exchange: id, count: 0, facts: [] }));
  return [...byPeeringDb, ...others].map(({ exchange, count, facts }): Location => {
    const export_ = exchange === null ? null : portsInExport(asn, exchange, speed, input);
    if (!export_) return { least: count, most: count, facts };
    return {
      least: Math.min(count, export_.count),
      most: Math.max(count, export_.count),
      facts: [...facts, ...export_.facts],
    };
  });
}

/** The id of the declared exchange that a LAN of PeeringDB is; null if it is none. */
function exchangeOf(lan: number, view: PeeringDbView, { declaration }: AuditInput): string | null {
  return declaredExchange(lan, view, declaration)?.id ?? null;
}

/** Declared exchanges of which nobody says who is there. */
function unknownExchanges({ data: view }: Known<PeeringDbView>, input: AuditInput) {
  return input.declaration.exchanges.filter(
    (exchange) => !hasLanOf(exchange, view) && input.ixf(exchange.id).kind === "lacking",
  );
}

/** What an exchange's member export says; null if there is none, or it does not say how fast. */
function portsInExport(
  asn: Asn,
  exchange: string,
  speed: number,
  { ixf }: AuditInput,
): { readonly count: number; readonly facts: readonly Fact[] } | null {
  const given = ixf(exchange);
  if (given.kind === "lacking") return null;
  const own = given.data.connections.filter((connection) => connection.asn === asn);
  if (own.some((connection) => connection.speed === null)) return null;
  // A connection has an address of each family, with the same speed.
  const of = (family: "ipv4" | "ipv6") => {
    const speeds = own
      .filter(({ address }) => address.family === family)
      .map((connection) => (connection.speed ?? 0) * MEGABIT);
    return { speeds, count: sum(speeds.map((each) => Math.floor(each / speed))) };
  };
  const [ipv4, ipv6] = [of("ipv4"), of("ipv6")];
  const best = ipv6.count > ipv4.count ? ipv6 : ipv4;
  const text = `${exchange}: ${best.speeds.map(formatBitRate).join(", ") || "no connection"}`;
  return { count: best.count, facts: own.length > 0 ? [factOf(given, text)] : [] };
}

/** Addresses of sessions at exchanges, planned ones too, that the peer's record does not have. */
function unlistedAddresses(peer: Peer, { data: view }: Known<PeeringDbView>): readonly string[] {
  const listed = view.ports(peer.asn).flatMap(({ ipv4, ipv6 }) => [ipv4 ?? [], ipv6 ?? []].flat());
  return peer.sessions
    .filter((session) => session.place.kind === "exchange" && !isRemoved(session))
    .map(({ remote }) => remote)
    .filter((remote) => !listed.some((address) => equalAddresses(address, remote)))
    .map(formatAddress);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
