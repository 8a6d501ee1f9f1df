import { parsePrefix, type Prefix } from "../../../net/index.ts";
import type { PeeringDbExchange } from "../peeringdb.ts";
import { sortedPrefixes } from "../records/exchange-record.ts";
import type { RecordFields } from "../records/record-fields.ts";
import type { RecordReader } from "../records/read-records.ts";
import type { Tables } from "../tables.ts";

/** The peering LANs with these ids, sorted, from `ixlan`, `ix` and `ixpfx`. */
export function selectExchanges(
  reader: RecordReader,
  { ix, ixlan, ixpfx }: Tables,
  lans: ReadonlySet<number>,
): readonly PeeringDbExchange[] {
  const ofLans = (name: string) => (record: Readonly<Record<string, unknown>>) =>
    lans.has(Number(record[name]));
  const readLans = reader.read("ixlan", ixlan.filter(ofLans("id")), readLan);
  const ids = new Set(readLans.map(({ ixId }) => ixId));
  const named = ix.filter((record) => ids.has(Number(record["id"])));
  const exchanges = new Map(reader.read("ix", named, readIx).map((each) => [each.id, each]));
  const prefixes = reader.read("ixpfx", ixpfx.filter(ofLans("ixlan_id")), readLanPrefix);
  return readLans
    .flatMap((lan): readonly PeeringDbExchange[] => {
      const exchange = exchanges.get(lan.ixId);
      if (!exchange) {
        reader.leave("ixlan", { id: lan.id }, `there is no usable \`ix\` ${lan.ixId}`);
        return [];
      }
      const ofLan = prefixes.filter((each) => each.lan === lan.id).map(({ prefix }) => prefix);
      const { name, city, country } = exchange;
      const { id, ixId, ixfUrl } = lan;
      return [{ id, ixId, name, city, country, prefixes: sortedPrefixes(ofLan), ixfUrl }];
    })
    .sort((a, b) => a.id - b.id);
}

function readLan(fields: RecordFields) {
  return {
    id: fields.id("id"),
    ixId: fields.id("ix_id"),
    ixfUrl: fields.url("ixf_ixp_member_list_url"),
  };
}

function readIx(fields: RecordFields) {
  return {
    id: fields.id("id"),
    name: fields.name("name"),
    city: fields.text("city"),
    country: fields.text("country"),
  };
}

function readLanPrefix(fields: RecordFields): { readonly lan: number; readonly prefix: Prefix } {
  const lan = fields.id("ixlan_id");
  const text = fields.text("prefix");
  const prefix = parsePrefix(text);
  if (prefix) return { lan, prefix };
  fields.problems.push(`\`prefix\` is \`${text.slice(0, 60)}\`, which is no prefix`);
  return { lan, prefix: { family: "ipv4", value: 0n, length: 0 } };
}
