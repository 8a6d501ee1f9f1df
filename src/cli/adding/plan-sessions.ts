import { isRemoved, type Declaration, type Exchange, type Peer } from "../../declaration/index.ts";
import { diagnostic, type Report } from "../../diagnostics/index.ts";
import {
  equalAddresses,
  FAMILIES,
  formatAddress,
  holds,
  type Address,
  type Family,
} from "../../net/index.ts";
import type { Evidence, PeeringDb } from "../../sources/index.ts";
import { addressIn, portsAt } from "./known-peer.ts";
import { ourSide } from "./our-side.ts";
import { nameSessions } from "./name-sessions.ts";
import type { GivenAddresses, NewSession, Wanted, WantedPlace } from "./wanted.ts";

/** What is known when sessions are planned. */
export interface Planning {
  readonly declaration: Declaration;
  readonly peeringdb: Evidence<PeeringDb> | null;
  readonly wanted: Wanted;
  /** The peer as declared; null if it is new. */
  readonly peer: Peer | null;
}

/** Sessions to add. */
export interface PlannedSessions {
  readonly sessions: readonly NewSession[];
  /** How many of those wanted are declared already. */
  readonly present: number;
  /** What was found out and left out, in sentences. */
  readonly remarks: readonly string[];
}

/** The sessions that are wanted and not yet declared. Null, and reported, if it is not clear which. */
export function planSessions(planning: Planning, report: Report): PlannedSessions | null {
  const { declaration, peeringdb, wanted } = planning;
  const places = wanted.places ?? everywhere(planning);
  const planner = new Planner(planning, report);
  for (const place of places) {
    if (place.kind === "interface") planner.addInterface(place);
    else {
      const exchange = declaration.exchanges.find(({ id }) => id === place.exchange);
      if (!exchange) throw new Error(`no exchange ${place.exchange}`);
      planner.addExchange(exchange, place.addresses);
    }
  }
  if (planner.failed) return null;
  const planned = planner.result();
  if (planned.sessions.length + planned.present > 0) return planned;
  const isKnown = peeringdb?.data.networks.some(({ asn }) => asn === wanted.asn) === true;
  report(diagnostic("add-nowhere", { asn: wanted.asn, isKnown, hasData: peeringdb !== null }));
  return null;
}

/** The exchanges where the network has a port. */
function everywhere({ declaration, peeringdb, wanted }: Planning): readonly WantedPlace[] {
  return declaration.exchanges
    .filter((exchange) => portsAt(peeringdb, wanted.asn, exchange).length > 0)
    .map(({ id }) => ({ kind: "exchange", exchange: id, addresses: [] }));
}

class Planner {
  failed = false;
  readonly #planning: Planning;
  readonly #report: Report;
  readonly #sessions: NewSession[] = [];
  readonly #remarks: string[] = [];
  #present = 0;

  constructor(planning: Planning, report: Report) {
    this.#planning = planning;
    this.#report = (problem) => {
      this.failed = true;
      report(problem);
    };
  }

  result(): PlannedSessions {
    const sessions = nameSessions(this.#sessions, this.#planning.peer);
    return { sessions, present: this.#present, remarks: this.#remarks };
  }

  addInterface({ interface: name, addresses }: Extract<WantedPlace, { kind: "interface" }>): void {
    const { declaration, wanted } = this.#planning;
    const router = declaration.routers.find((each) => each.name === wanted.router);
    for (const { local, remote } of addresses) {
      if (!router || !local || !remote) throw new Error("an interconnect needs all of these");
      this.#add({
        router: router.name,
        place: { kind: "interface", name },
        local,
        remote,
        name: null,
        // IOS-XR names the source of a session by interface.
        updateSource: router.platform === "iosxr" ? name : null,
      });
    }
  }

  addExchange(exchange: Exchange, given: readonly GivenAddresses[]): void {
    const before = this.#sessions.length + this.#present;
    for (const family of FAMILIES) {
      if (!exchange.lans.some((lan) => lan.family === family)) continue;
      const pairs = this.#pairs(exchange, family, given);
      for (const { local, remote } of pairs) this.#addAt(exchange, family, local, remote);
    }
    const { peeringdb, wanted } = this.#planning;
    const isFound = this.#sessions.length + this.#present > before;
    // Where it was not asked for by name, an exchange without an address in operation is only remarked.
    if (isFound || this.failed || wanted.places === null) return;
    const others = this.#planning.declaration.exchanges
      .filter((each) => each.id !== exchange.id && portsAt(peeringdb, wanted.asn, each).length > 0)
      .map(({ id }) => id);
    const isThere = portsAt(peeringdb, wanted.asn, exchange).length > 0;
    const hasData = peeringdb !== null;
    const params = { asn: wanted.asn, exchange: exchange.id, others, isThere, hasData };
    this.#report(diagnostic("add-not-at-exchange", params));
  }

  /** The neighbor's addresses in a family, as given or as in PeeringDB, each with ours if that was given. */
  #pairs(
    exchange: Exchange,
    family: Family,
    given: readonly GivenAddresses[],
  ): readonly { readonly local: Address | null; readonly remote: Address }[] {
    const ofFamily = given.filter(({ local, remote }) => (remote ?? local)?.family === family);
    const pairs = ofFamily.flatMap(({ local, remote }) => (remote ? [{ local, remote }] : []));
    if (given.some(({ remote }) => remote !== null)) return pairs;
    const local = ofFamily[0]?.local ?? null;
    const { peeringdb, wanted } = this.#planning;
    return portsAt(peeringdb, wanted.asn, exchange).flatMap((port) => {
      const remote = addressIn(port, family, exchange);
      if (!remote) return [];
      if (port.operational) return [{ local, remote }];
      this.#remarks.push(
        `left out: ${formatAddress(remote)} at ${exchange.id}, because PeeringDB says that the port is not in operation`,
      );
      return [];
    });
  }

  #addAt(exchange: Exchange, family: Family, given: Address | null, remote: Address): void {
    const { declaration, peeringdb, wanted } = this.#planning;
    const owner = peeringdb?.data.ports.find((port) => {
      const address = port[family];
      return address !== null && equalAddresses(address, remote);
    });
    const address = formatAddress(remote);
    if (owner && owner.asn !== wanted.asn) {
      const params = { address, asn: wanted.asn, owner: owner.asn, exchange: exchange.id };
      this.#report(diagnostic("add-address-of-another", params));
      return;
    }
    if (!owner && peeringdb && exchange.lans.some((lan) => holds(lan, remote))) {
      this.#remarks.push(`not confirmed: PeeringDB does not have ${address} at ${exchange.id}`);
    }
    const question = { exchange, family, router: wanted.router, local: given };
    const side = ourSide(declaration, peeringdb, question);
    if ("open" in side) {
      const { open, choices } = side;
      this.#report(
        diagnostic("add-our-side-open", { open, choices, exchange: exchange.id, family }),
      );
      return;
    }
    this.#add({ ...side, place: { kind: "exchange", id: exchange.id }, remote, name: null });
  }

  /** Adds a session, unless it is declared. */
  #add(session: NewSession): void {
    const same = this.#planning.peer?.sessions.find(
      ({ remote, router }) =>
        router.value === session.router && equalAddresses(remote, session.remote),
    );
    if (!same) {
      this.#sessions.push(session);
      return;
    }
    this.#present++;
    if (isRemoved(same)) {
      const address = formatAddress(session.remote);
      this.#remarks.push(
        `left out: ${address} on ${session.router} is declared with \`state: removed\`; change it there if it is to come back`,
      );
    }
  }
}
