import { assertionsSchema } from "../../assertions/index.ts";
import { agreementSchema, auditReportSchema } from "../../audit/index.ts";
import { changesSchema } from "../../changes/index.ts";
import { publishedSchemas } from "../../declaration/index.ts";
import { reportSchema } from "../../diff/index.ts";
import { impactSchema } from "../../impact/index.ts";
import { planSchema } from "../../plan/index.ts";
import { listSchema, policySchema, rulesSchema } from "../../policy/index.ts";
import { routesSchema } from "../../routes/index.ts";
import { runbookSchema } from "../../runbook/index.ts";
import { countsSchema } from "../../traffic/index.ts";
import { schemaId, type PackageName } from "./schema-id.ts";
import { schemaFile, SCHEMAS } from "./schema-list.ts";
import { selfContained } from "./self-contained.ts";

const DIALECT = "https://json-schema.org/draft/2020-12/schema";

const PEERS = schemaFile("peers");
const peers = publishedSchemas["peers.schema.json"];

const BY_NAME: Readonly<Record<string, object>> = {
  network: selfContained(publishedSchemas["network.schema.json"], PEERS, peers),
  peers,
  changes: changesSchema,
  assertions: assertionsSchema,
  policy: policySchema,
  rules: rulesSchema,
  list: listSchema,
  agreement: agreementSchema,
  diff: reportSchema,
  plan: planSchema,
  impact: impactSchema,
  runbook: runbookSchema,
  audit: auditReportSchema,
  routes: routesSchema,
  counters: countsSchema,
};

/** The schemas as they are published, with their ids: file name → text. */
export function schemaTexts(of: PackageName): ReadonlyMap<string, string> {
  return new Map(
    SCHEMAS.map(({ name }) => {
      const schema = BY_NAME[name];
      if (!schema) throw new Error(`no schema ${name}`);
      // First what it is, as people write it; the sources have a short `$id` where they refer to each other.
      const head = { $schema: DIALECT, $id: schemaId(of, name) };
      const published = { ...head, ...schema, ...head };
      return [schemaFile(name), `${JSON.stringify(published, null, 2)}\n`];
    }),
  );
}
