/** The kinds of records that are read, by their names in the API and in dumps, with fields that each must have. */
export const TABLE_FIELDS = {
  net: ["id", "asn", "name", "irr_as_set", "info_prefixes4", "info_prefixes6", "status"],
  ix: ["id", "name", "city", "country", "status"],
  ixlan: ["id", "ix_id", "status"],
  ixpfx: ["id", "ixlan_id", "prefix", "status"],
  netixlan: [
    "id",
    "ixlan_id",
    "asn",
    "ipaddr4",
    "ipaddr6",
    "speed",
    "is_rs_peer",
    "operational",
    "status",
  ],
  fac: ["id", "name", "city", "country", "status"],
  netfac: ["id", "fac_id", "local_asn", "status"],
  poc: ["id", "net_id", "role", "visible", "name", "email", "phone", "status"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A kind of record. */
export type Table = keyof typeof TABLE_FIELDS;

/** A record as PeeringDB gave it; nothing about it is known. */
export type RawRecord = Readonly<Record<string, unknown>>;

/** The records of each kind, as PeeringDB gave them. */
export type Tables = Readonly<Record<Table, readonly RawRecord[]>>;

/**
 * Why records are not those of a table: none of them has all of its fields. Null if they may be, also where there is
 * no record.
 */
export function tableProblem(table: Table, records: readonly RawRecord[]): string | null {
  const [first] = records;
  const fields: readonly string[] = TABLE_FIELDS[table];
  if (!first || records.some((record) => fields.every((field) => field in record))) return null;
  const missing = fields.filter((field) => !(field in first));
  return `its \`${table}\` records have no ${missing.map((field) => `\`${field}\``).join(", ")}`;
}
