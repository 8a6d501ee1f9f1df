import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { Asn } from "../../net/index.ts";
import type { SourceFolder, SourceFormat } from "../source-format.ts";
import { printJsonLines, readJsonLines, type JsonLines } from "./json-lines.ts";
import type {
  PeeringDb,
  PeeringDbContact,
  PeeringDbExchange,
  PeeringDbFacility,
  PeeringDbLeftOut,
  PeeringDbNetwork,
  PeeringDbPort,
  PeeringDbPresence,
} from "./peeringdb.ts";
import { compareContacts, contactLine, readContactLine } from "./records/contact-record.ts";
import { exchangeLine, readExchange } from "./records/exchange-record.ts";
import {
  comparePresences,
  facilityLine,
  presenceLine,
  readFacility,
  readPresence,
} from "./records/facility-record.ts";
import { compareLeftOut, readLeftOut } from "./records/left-out-record.ts";
import { networkLine, readNetwork } from "./records/network-record.ts";
import { comparePorts, portLine, readPort } from "./records/port-record.ts";

const VISIBILITY: JsonLines<boolean> = {
  expected: "whether contacts for registered users were visible",
  read: (fields) => fields.flag("sees_users_contacts"),
  line: (sees) => ({ sees_users_contacts: sees }),
  compare: () => 0,
};

const ASKED: JsonLines<Asn> = {
  expected: "an ASN that was asked for",
  read: (fields) => fields.asn("asn"),
  line: (asn) => ({ asn }),
  compare: (a, b) => a - b,
};

const LEFT_OUT: JsonLines<PeeringDbLeftOut> = {
  expected: "a network with records that were left out",
  read: readLeftOut,
  line: ({ asn, table }) => ({ asn, table }),
  compare: compareLeftOut,
};

const NETWORKS: JsonLines<PeeringDbNetwork> = {
  expected: "a network of PeeringDB",
  read: readNetwork,
  line: networkLine,
  compare: (a, b) => a.asn - b.asn,
};

const EXCHANGES: JsonLines<PeeringDbExchange> = {
  expected: "an exchange of PeeringDB",
  read: readExchange,
  line: exchangeLine,
  compare: (a, b) => a.id - b.id,
};

const PORTS: JsonLines<PeeringDbPort> = {
  expected: "a port of PeeringDB",
  read: readPort,
  line: portLine,
  compare: comparePorts,
};

const FACILITIES: JsonLines<PeeringDbFacility> = {
  expected: "a facility of PeeringDB",
  read: readFacility,
  line: facilityLine,
  compare: (a, b) => a.id - b.id,
};

const PRESENCES: JsonLines<PeeringDbPresence> = {
  expected: "a network at a facility",
  read: readPresence,
  line: presenceLine,
  compare: comparePresences,
};

const CONTACTS: JsonLines<PeeringDbContact> = {
  expected: "a contact of PeeringDB",
  read: readContactLine,
  line: contactLine,
  compare: compareContacts,
};

/**
 * PeeringDB's data as committed: one file for each kind of record, one JSON object a line, with the names of fields
 * that PeeringDB has. The same data gives the same bytes.
 */
export const PEERINGDB_FORMAT: SourceFormat<PeeringDb> = {
  files: [
    "asked.jsonl",
    "contacts.jsonl",
    "exchanges.jsonl",
    "facilities.jsonl",
    "left-out.jsonl",
    "networks.jsonl",
    "ports.jsonl",
    "presences.jsonl",
    "visibility.jsonl",
  ],
  write: (data) =>
    new Map([
      ["asked.jsonl", printJsonLines(ASKED, data.asked)],
      ["contacts.jsonl", printJsonLines(CONTACTS, data.contacts)],
      ["exchanges.jsonl", printJsonLines(EXCHANGES, data.exchanges)],
      ["facilities.jsonl", printJsonLines(FACILITIES, data.facilities)],
      ["left-out.jsonl", printJsonLines(LEFT_OUT, data.leftOut)],
      ["networks.jsonl", printJsonLines(NETWORKS, data.networks)],
      ["ports.jsonl", printJsonLines(PORTS, data.ports)],
      ["presences.jsonl", printJsonLines(PRESENCES, data.presences)],
      ["visibility.jsonl", printJsonLines(VISIBILITY, [data.seesUsersContacts])],
    ]),
  read: readPeeringDb,
  count: (data) => ({
    networks: data.networks.length,
    exchanges: data.exchanges.length,
    ports: data.ports.length,
    facilities: data.facilities.length,
    presences: data.presences.length,
    contacts: data.contacts.length,
  }),
};

function readPeeringDb({ name, texts }: SourceFolder, report: Report): PeeringDb | null {
  const sourceOf = (file: string) => ({ path: `${name}/${file}`, text: texts.get(file) ?? "" });
  const lines = <T>(file: string, format: JsonLines<T>): readonly T[] | null =>
    readJsonLines(format, sourceOf(file), report);
  const asked = lines("asked.jsonl", ASKED);
  const contacts = lines("contacts.jsonl", CONTACTS);
  const exchanges = lines("exchanges.jsonl", EXCHANGES);
  const facilities = lines("facilities.jsonl", FACILITIES);
  const leftOut = lines("left-out.jsonl", LEFT_OUT);
  const networks = lines("networks.jsonl", NETWORKS);
  const ports = lines("ports.jsonl", PORTS);
  const presences = lines("presences.jsonl", PRESENCES);
  const visibility = lines("visibility.jsonl", VISIBILITY);
  const seesUsersContacts = visibility?.[0];
  if (visibility && seesUsersContacts === undefined) {
    const span = { source: sourceOf("visibility.jsonl"), start: 0, end: 0 };
    report(
      diagnostic("snapshot-line-invalid", { text: "", expected: VISIBILITY.expected }, { span }),
    );
  }
  if (
    !asked ||
    !leftOut ||
    !contacts ||
    !exchanges ||
    !facilities ||
    !networks ||
    !ports ||
    !presences
  ) {
    return null;
  }
  if (seesUsersContacts === undefined) return null;
  return {
    seesUsersContacts,
    asked,
    leftOut,
    networks,
    exchanges,
    ports,
    facilities,
    presences,
    contacts,
  };
}
