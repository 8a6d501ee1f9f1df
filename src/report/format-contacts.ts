import type { ContactRow, ContactsKnown } from "./contact-row.ts";
import { formatCsv } from "./format-csv.ts";
import { formatTable, type Table, type TableColumn } from "./format-table.ts";

const COLUMNS: readonly TableColumn[] = [
  { title: "PEER", least: 8 },
  { title: "ASN" },
  { title: "ROLE" },
  { title: "NAME", least: 8, leaveOut: 1 },
  { title: "EMAIL", least: 16 },
  { title: "PHONE", least: 12 },
  { title: "VISIBLE TO", leaveOut: 2 },
];

const NOTHING = {
  known: "",
  none: "none",
  "no-record": "no record",
  "not-asked": "not fetched",
} as const satisfies Record<ContactsKnown, string>;

const SEEN_BY = { Public: "everybody", Users: "registered users" } as const;

/** Prints contacts as a table for people; `width` as for `formatTable`. */
export function formatContacts(rows: readonly ContactRow[], width: number | null): Table {
  const cells = rows.map((row) => [
    row.peer,
    `AS${row.asn}`,
    row.role ?? NOTHING[row.contacts],
    row.name ?? "",
    wayText(row.email, row.has_email),
    wayText(row.phone, row.has_phone),
    row.visible === null ? "" : SEEN_BY[row.visible],
  ]);
  return formatTable(COLUMNS, cells, width);
}

/** A mail address or number; what the snapshot does not keep of one is said. */
function wayText(text: string | null, isThere: boolean | null): string {
  return text === "" && isThere === true ? "not kept" : (text ?? "");
}

const KEYS = [
  ...(["peer", "asn", "contacts", "role", "name", "email", "phone"] as const),
  ...(["has_email", "has_phone", "visible"] as const),
];

/** Prints contacts as CSV, with the keys of `ContactRow` as its head. */
export function contactsAsCsv(rows: readonly ContactRow[]): string {
  const field = (value: string | number | boolean | null) =>
    typeof value === "boolean" ? String(value) : value;
  return formatCsv(
    KEYS,
    rows.map((row) => KEYS.map((key) => field(row[key]))),
  );
}
