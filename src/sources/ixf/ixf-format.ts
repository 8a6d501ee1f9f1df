import { compareAddresses, formatAddress, MAX_ASN, parseAddress } from "../../net/index.ts";
import { readLines, type LineFormat } from "../../system/index.ts";
import { isRecord } from "../rpki/json-values.ts";
import type { SourceFormat } from "../source-format.ts";
import type { IxfConnection, IxfExport } from "./ixf.ts";

const FILE = "connections.jsonl";

/** A member export as committed: a JSON object for each address, sorted by ASN and address. */
export const IXF_FORMAT: SourceFormat<IxfExport> = {
  files: [FILE],
  write: ({ connections }) =>
    new Map([[FILE, connections.map((each) => `${formatConnection(each)}\n`).join("")]]),
  read: ({ name, texts }, report) => {
    const source = { path: `${name}/${FILE}`, text: texts.get(FILE) ?? "" };
    const connections = readLines(source, LINE, report);
    return connections && { connections };
  },
  count: ({ connections }) => ({ connections: connections.length }),
};

/** Orders connections by ASN and address, which no two have in common. */
export function compareConnections(a: IxfConnection, b: IxfConnection): number {
  return a.asn - b.asn || compareAddresses(a.address, b.address);
}

/** The line of a connection, under the names that the export has for its fields. */
function formatConnection(connection: IxfConnection): string {
  const { asn, name, address, speed, interfaces, isRouteServerPeer } = connection;
  return JSON.stringify({
    asnum: asn,
    address: formatAddress(address),
    name,
    if_speed: speed,
    interfaces,
    routeserver: isRouteServerPeer,
  });
}

const LINE: LineFormat<IxfConnection> = {
  expected: "an address of a member",
  read: (line) => {
    const connection = readConnection(line);
    return connection && formatConnection(connection) === line ? connection : null;
  },
  compare: compareConnections,
};

function readConnection(line: string): IxfConnection | null {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return null;
  }
  if (!isRecord(json)) return null;
  const { asnum, name, if_speed: speed, interfaces, routeserver } = json;
  const address = typeof json["address"] === "string" ? parseAddress(json["address"]) : null;
  if (!isCount(asnum, MAX_ASN) || address === null || typeof name !== "string") return null;
  if (!isNull(speed) && !isCount(speed, Number.MAX_SAFE_INTEGER)) return null;
  if (!isNull(interfaces) && !isCount(interfaces, Number.MAX_SAFE_INTEGER)) return null;
  if (!isNull(routeserver) && typeof routeserver !== "boolean") return null;
  return { asn: asnum, name, address, speed, interfaces, isRouteServerPeer: routeserver };
}

function isNull(value: unknown): value is null {
  return value === null;
}

/** Whether a value is a whole number from 1 on. */
function isCount(value: unknown, most: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= most;
}
