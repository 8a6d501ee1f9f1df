import { formatBitRate, type Verdict } from "../audit/index.ts";
import { formatObjectName, readObjectNames } from "../net/index.ts";
import { formatCsv, formatTable, type Table, type TableColumn } from "../report/index.ts";
import { addCommand } from "./add-command.ts";
import type { Candidate, SharedExchange } from "./candidate.ts";

const MEGABIT = 1e6;

const COLUMNS: readonly TableColumn[] = [
  { title: "ASN" },
  { title: "NAME", least: 12 },
  { title: "POLICY", least: 6 },
  { title: "AT", least: 12 },
  { title: "FACILITIES", least: 10, leaveOut: 3 },
  { title: "IN", isNumber: true },
  { title: "OUT", isNumber: true },
  { title: "BAND", leaveOut: 4 },
  { title: "IPV4", isNumber: true },
  { title: "IPV6", isNumber: true },
  { title: "AS-SET", least: 8, leaveOut: 2 },
  { title: "CHECKS", least: 10, leaveOut: 5 },
  { title: "ADD", leaveOut: 1 },
];

/**
 * Prints candidates as a table for people; `width` as for `formatTable`. `folder`: that of the network, for the commands
 * that add them.
 */
export function formatCandidates(
  candidates: readonly Candidate[],
  folder: string,
  width: number | null,
): Table {
  const cells = candidates.map((candidate) => {
    const { asn, record, exchanges, facilities, received, sent, larger, checks } = candidate;
    return [
      `AS${asn}`,
      record?.name ?? "no record",
      record?.policy ?? "",
      exchanges.map(placeText).join(", "),
      facilities.map(({ name }) => name).join(", "),
      ...(larger === null
        ? [rateText(received), rateText(sent)]
        : [`≤ ${rateText(larger)}`, `≤ ${rateText(larger)}`]),
      record?.traffic ?? "",
      countText(record?.prefixes4),
      countText(record?.prefixes6),
      asSetText(record?.asSet ?? ""),
      checksText(checks),
      addCommand(candidate, folder) ?? "",
    ];
  });
  return formatTable(COLUMNS, cells, width);
}

/** `ix-br-sp 20 Gbps`; `(RS)`: reached through the route servers. */
function placeText({ id, name, speeds, isViaRouteServers }: SharedExchange): string {
  const speed = formatBitRate(total(speeds) * MEGABIT);
  return `${id ?? name} ${speed}${isViaRouteServers ? " (RS)" : ""}`;
}

/** The objects that a record names; in quotes what names none, which nobody can build a filter from. */
function asSetText(asSet: string): string {
  const names = readObjectNames(asSet);
  if (names) return names.map(formatObjectName).join(", ");
  return asSet.trim() === "" ? "" : `“${asSet}”`;
}

function rateText(bits: number | null): string {
  return bits === null ? "" : formatBitRate(bits);
}

function countText(count: number | null | undefined): string {
  return count === null || count === undefined ? "" : String(count);
}

/** `3 ok; violated: traffic; open: noc-contact`. */
function checksText(checks: Candidate["checks"]): string {
  const held = idsOf(checks, "ok").length;
  const named = (
    [
      ["violated", "violated"],
      ["open", "undecided"],
    ] as const
  ).flatMap(([title, verdict]) => {
    const ids = idsOf(checks, verdict);
    return ids.length > 0 ? [`${title}: ${ids.join(", ")}`] : [];
  });
  return [...(held > 0 ? [`${held} ok`] : []), ...named].join("; ");
}

function idsOf(checks: Candidate["checks"], verdict: Verdict): readonly string[] {
  return checks.filter(({ decision }) => decision.verdict === verdict).map(({ id }) => id);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

const KEYS = [
  ...["asn", "name", "policy", "policy_url", "types", "exchanges", "speeds", "via_route_servers"],
  ...[
    "facilities",
    "received",
    "sent",
    "larger",
    "band",
    "ipv4_prefixes",
    "ipv6_prefixes",
    "as_set",
  ],
  ...["never_via_route_servers", "contacts", "ok", "violated", "undecided", "add"],
];

/**
 * Prints candidates as CSV; lists are separated by `;`. `speeds`: what each of `exchanges` has, in Mbit/s; traffic in
 * bit/s; `ok`, `violated`, `undecided`: ids of the agreement's sentences.
 */
export function candidatesAsCsv(candidates: readonly Candidate[], folder: string): string {
  const list = (values: readonly (string | number)[]): string => values.join(";");
  const names = (exchanges: readonly SharedExchange[]): string =>
    list(exchanges.map(({ id, name }) => id ?? name));
  const records = candidates.map((candidate) => {
    const { asn, record, exchanges, facilities, ...rest } = candidate;
    return [
      ...[asn, record?.name ?? null, record?.policy ?? null, record?.policyUrl ?? null],
      ...[list(record?.types ?? []), names(exchanges)],
      list(exchanges.map(({ speeds }) => total(speeds))),
      names(exchanges.filter(({ isViaRouteServers }) => isViaRouteServers)),
      ...[list(facilities.map(({ name }) => name)), rest.received, rest.sent, rest.larger],
      ...[record?.traffic ?? null, record?.prefixes4 ?? null, record?.prefixes6 ?? null],
      ...[record?.asSet ?? null, record ? String(record.neverViaRouteServers) : null],
      list(rest.contacts.flatMap(({ email }) => (email === "" ? [] : [email]))),
      ...(["ok", "violated", "undecided"] as const).map((one) => list(idsOf(rest.checks, one))),
      addCommand(candidate, folder),
    ];
  });
  return formatCsv(KEYS, records);
}
