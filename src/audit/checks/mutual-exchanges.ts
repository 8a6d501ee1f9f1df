import { isRemoved } from "../../declaration/index.ts";
import { booleanOf, child } from "../../document/index.ts";
import { FAMILIES, type Family } from "../../net/index.ts";
import type { AuditedPeer, AuditInput } from "../audit-input.ts";
import { ok, undecided, violated, type Decision, type Fact } from "../decision.ts";
import { hasLanOf, portsAt } from "../evidence/exchange-ports.ts";
import { factOf } from "../evidence/given.ts";
import { lackOfLeftOut } from "../evidence/left-out.ts";
import type { PeeringDbView } from "../evidence/peeringdb-view.ts";
import { recordOf } from "../evidence/record-of.ts";
import type { CheckKind } from "./check-kind.ts";
import { flag, values } from "./values.ts";

/** There is a session at every exchange where the peer is too, in both families. */
export interface MutualExchangesCheck {
  readonly kind: "mutual-exchanges";
  /** Whether an exchange without any session counts; otherwise only a missing family at one with a session. */
  readonly everywhere: boolean;
}

const NAMES = { ipv4: "IPv4", ipv6: "IPv6" } as const;

/** Exchanges where both networks are, and the sessions there. */
export const mutualExchanges: CheckKind<MutualExchangesCheck> = {
  question: "Is there a session in each family at every exchange where both of us are?",
  about:
    "At each declared exchange where PeeringDB has a port of the peer in operation, there is a session (built or planned) in each family in which both have an address. Our own addresses are those of our ports in operation in PeeringDB and those of any declared session there, unless it is removed. With `everywhere: false` only exchanges where there is a session already count: that shows sessions of one family alone. That the exchange's member export lists the peer elsewhere does not count.",
  schema: values({
    everywhere: flag(true, "Whether exchanges without any session with the peer count."),
  }),
  read: (node) => ({
    kind: "mutual-exchanges",
    everywhere: booleanOf(child(node, "everywhere")) ?? true,
  }),
  decide(audited, { everywhere }, input): Decision {
    const { peer } = audited;
    const read = recordOf(peer.asn, input.peeringdb);
    if (read.kind === "undecided") return read.decision;
    const { known } = read;
    const places = mutualPlaces(audited, known.data, input);
    const counted = places.filter(({ sessions }) => everywhere || sessions.length > 0);
    const missing = counted.flatMap(({ exchange, shared, sessions }) =>
      shared.filter((family) => !sessions.includes(family)).map((family) => ({ exchange, family })),
    );
    // Where something is missing, what is complete does not matter.
    const incomplete = new Set(missing.map(({ exchange }) => exchange));
    const shown = counted.filter(
      ({ exchange }) => incomplete.size === 0 || incomplete.has(exchange),
    );
    const facts = shown.map(({ exchange, shared, sessions }): Fact => {
      const has = sessions.length > 0 ? `sessions in ${listOf(sessions)}` : "no session";
      return factOf(known, `${exchange}: both have ${listOf(shared)} addresses; ${has}`);
    });
    if (missing.length === 0) {
      const unlisted = input.declaration.exchanges.filter((one) => !hasLanOf(one, known.data));
      if (unlisted.length > 0) {
        const why = `PeeringDB's data has no LAN of ${unlisted.map(({ name }) => name).join(", ")}`;
        const remedy = "compare the LANs of the declaration with PeeringDB, and run `peerc fetch`";
        return undecided({ why, remedy }, ...facts);
      }
      if (known.data.hasLeftOut(peer.asn, "netixlan")) {
        return undecided(lackOfLeftOut(peer.asn, "netixlan"), ...facts);
      }
      const none = factOf(known, `AS${peer.asn} is at no other exchange where we are`);
      return ok(...(facts.length > 0 ? facts : [none]));
    }
    const names = missing
      .map(({ exchange, family }) => `${exchange} (${NAMES[family]})`)
      .join(", ");
    const letter = {
      seen: {
        en: `Both of us are at exchanges where there is no session between us yet: ${names}.`,
        pt: `Ambos estamos em pontos de troca de tráfego em que ainda não há sessão entre nós: ${names}.`,
      },
      fix: {
        en: "Please tell us whether you want to peer there too.",
        pt: "Por favor, digam se também querem fazer peering ali.",
      },
    };
    return violated(letter, ...facts);
  },
};

/** An exchange where both networks are, with an address of one family at least. */
interface MutualPlace {
  readonly exchange: string;
  /** The families in which both have an address. */
  readonly shared: readonly Family[];
  /** The families of the sessions with the peer there. */
  readonly sessions: readonly Family[];
}

function mutualPlaces(
  { peer, sessions }: AuditedPeer,
  view: PeeringDbView,
  { declaration }: AuditInput,
): readonly MutualPlace[] {
  const { exchanges, network, peers } = declaration;
  return exchanges.flatMap(({ id, name }): readonly MutualPlace[] => {
    const isHere = ({ place }: (typeof sessions)[number]["session"]) =>
      place.kind === "exchange" && place.id === id;
    const theirs = portsAt(id, peer.asn, view, declaration).filter((port) => port.operational);
    const ours = portsAt(id, network.asn, view, declaration).filter((port) => port.operational);
    const declared = peers.flatMap(({ sessions: all }) =>
      all.filter((one) => isHere(one) && !isRemoved(one)),
    );
    const shared = FAMILIES.filter(
      (family) =>
        theirs.some((port) => port[family] !== null) &&
        (ours.some((port) => port[family] !== null) ||
          declared.some(({ local }) => local.family === family)),
    );
    if (shared.length === 0) return [];
    const own = sessions.filter(({ session }) => isHere(session));
    const families = FAMILIES.filter((family) => own.some(({ plan }) => plan.family === family));
    return [{ exchange: name, shared, sessions: families }];
  });
}

function listOf(families: readonly Family[]): string {
  return families.map((family) => NAMES[family]).join(" and ");
}
