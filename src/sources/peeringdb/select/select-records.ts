import { MAX_ASN, type Asn } from "../../../net/index.ts";
import type { Needs } from "../../fetch-source.ts";
import {
  MISSED_TABLES,
  type PeeringDb,
  type PeeringDbContact,
  type PeeringDbLeftOut,
  type PeeringDbNetwork,
} from "../peeringdb.ts";
import {
  compareContacts,
  keptContact,
  readContact,
  type ContactDetail,
} from "../records/contact-record.ts";
import { comparePresences, readFacility, readPresence } from "../records/facility-record.ts";
import { compareLeftOut } from "../records/left-out-record.ts";
import { readNetwork } from "../records/network-record.ts";
import { comparePorts, readPort } from "../records/port-record.ts";
import { RecordReader, type LeftOut } from "../records/read-records.ts";
import type { Tables } from "../tables.ts";
import { checkAddresses } from "./check-addresses.ts";
import { ourFacilities, ourLans } from "./our-lans.ts";
import { selectExchanges } from "./select-exchanges.ts";

/** What is taken of PeeringDB, and what could not be. */
export interface Selected {
  readonly data: PeeringDb;
  readonly leftOut: readonly LeftOut[];
  /** Why the records are none of PeeringDB as it is known here; null if they are. */
  readonly problem: string | null;
}

/** What selecting needs to know besides the records. */
export interface Selecting {
  readonly needs: Pick<Needs, "asn" | "peers" | "lans">;
  readonly contacts: ContactDetail;
  readonly seesUsersContacts: boolean;
}

/** The role of those whom one asks for peering: of networks that are no peers yet, only these contacts are kept. */
export const TO_ASK = "Policy";

/**
 * Takes from PeeringDB what concerns us: our peers and ourselves, the exchanges and facilities where we are, and the
 * networks there, which may become peers.
 */
export function selectRecords(
  tables: Tables,
  { needs, contacts: detail, seesUsersContacts }: Selecting,
): Selected {
  const reader = new RecordReader();
  const asked = [...new Set([needs.asn, ...needs.peers])].sort((a, b) => a - b);
  const lans = ourLans(tables, needs);
  const exchanges = selectExchanges(reader, tables, lans);
  const known = new Set(exchanges.map(({ id }) => id));
  const atLans = tables.netixlan.filter((record) => known.has(Number(record["ixlan_id"])));
  const ports = checkAddresses(reader, reader.read("netixlan", atLans, readPort), exchanges);

  const ids = ourFacilities(tables.netfac, needs.asn);
  const ofIds = (name: string) => (record: Readonly<Record<string, unknown>>) =>
    ids.has(Number(record[name]));
  const facilities = reader.read("fac", tables.fac.filter(ofIds("id")), readFacility);
  const found = new Set(facilities.map(({ id }) => id));
  const presences = reader
    .read("netfac", tables.netfac.filter(ofIds("fac_id")), readPresence)
    .filter(({ facility }) => found.has(facility));

  const wanted = new Set([
    ...asked,
    ...ports.map(({ asn }) => asn),
    ...presences.map(({ asn }) => asn),
  ]);
  const ofWanted = tables.net.filter((record) => wanted.has(Number(record["asn"])));
  const networks = onePerAsn(reader, reader.read("net", ofWanted, readNetwork));
  const contacts = selectContacts(reader, tables.poc, networks, { asked: new Set(asked), detail });
  return {
    data: {
      seesUsersContacts,
      asked,
      leftOut: missedRecords(reader.leftOut),
      networks,
      exchanges,
      ports: [...ports].sort(comparePorts),
      facilities: [...facilities].sort((a, b) => a.id - b.id),
      presences: distinctPresences(presences),
      contacts,
    },
    leftOut: reader.leftOut,
    problem: reader.problem,
  };
}

/** The networks of whose records some are left out, by table; each once. */
function missedRecords(leftOut: readonly LeftOut[]): readonly PeeringDbLeftOut[] {
  const whole = leftOut.filter(({ isWhole }) => isWhole);
  return MISSED_TABLES.flatMap((table) => {
    const asns = whole.flatMap((each) => (each.table === table ? (each.asn ?? []) : []));
    return [...new Set(asns.filter((asn) => asn > 0 && asn <= MAX_ASN))].map((asn) => ({
      asn,
      table,
    }));
  }).sort(compareLeftOut);
}

/** Networks sorted by ASN; of several for one ASN the first. */
function onePerAsn(
  reader: RecordReader,
  networks: readonly PeeringDbNetwork[],
): readonly PeeringDbNetwork[] {
  const byAsn = new Map<Asn, PeeringDbNetwork>();
  for (const network of [...networks].sort((a, b) => a.asn - b.asn || a.id - b.id)) {
    const first = byAsn.get(network.asn);
    const { id, asn } = network;
    if (first) reader.leave("net", { id, asn }, `net ${first.id} is AS${asn} too`);
    else byAsn.set(asn, network);
  }
  return [...byAsn.values()];
}

function distinctPresences(presences: PeeringDb["presences"]): PeeringDb["presences"] {
  const sorted = [...presences].sort(comparePresences);
  return sorted.filter((each, i) => {
    const last = sorted[i - 1];
    return !last || comparePresences(last, each) !== 0;
  });
}

function selectContacts(
  reader: RecordReader,
  poc: Tables["poc"],
  networks: readonly PeeringDbNetwork[],
  { asked, detail }: { readonly asked: ReadonlySet<Asn>; readonly detail: ContactDetail },
): readonly PeeringDbContact[] {
  const asnOf = new Map(networks.map(({ id, asn }) => [id, asn]));
  // What is private is not even read, so that no message can have it.
  const ofNetworks = poc.filter(
    (record) => asnOf.has(Number(record["net_id"])) && record["visible"] !== "Private",
  );
  return reader
    .read("poc", ofNetworks, readContact, (record) => asnOf.get(Number(record["net_id"])))
    .flatMap((contact) => {
      const asn = asnOf.get(contact.network);
      if (asn === undefined || !(asked.has(asn) || contact.role === TO_ASK)) return [];
      return keptContact(contact, asn, detail) ?? [];
    })
    .sort(compareContacts);
}
