import { assertionsSchema } from "../../assertions/index.ts";
import { agreementSchema, auditReportSchema } from "../../audit/index.ts";
import { changesSchema } from "../../changes/index.ts";
import { publishedSchemas } from "../../declaration/index.ts";
import { reportSchema } from "../../diff/index.ts";
import { countsSchema } from "../../traffic/index.ts";
import { planSchema } from "../../plan/index.ts";
import { listSchema, policySchema, rulesSchema, type PolicyLibrary } from "../../policy/index.ts";
import { impactSchema } from "../../impact/index.ts";
import { runbookSchema } from "../../runbook/index.ts";
import { routesSchema } from "../../routes/index.ts";
import type { Command } from "../commands/command.ts";
import { capabilitiesPage } from "./capabilities-page.ts";
import { checksPage } from "./checks-page.ts";
import { commandsPage } from "./commands-page.ts";
import { communitiesPage } from "./communities-page.ts";
import { declarationPage } from "./declaration-page.ts";
import { dependenciesPage, type LockFile } from "./dependencies-page.ts";
import { diagnosticsPage } from "./diagnostics-page.ts";
import { rulesPage } from "./rules-page.ts";

/** All generated files under `docs/`: path in that folder → text. */
export function referenceFiles(
  commands: readonly Command[],
  library: PolicyLibrary,
  lock: LockFile,
): ReadonlyMap<string, string> {
  const all = {
    ...publishedSchemas,
    "policy.schema.json": policySchema,
    "rules.schema.json": rulesSchema,
    "list.schema.json": listSchema,
    "assertions.schema.json": assertionsSchema,
    "changes.schema.json": changesSchema,
    "counters.schema.json": countsSchema,
    "agreement.schema.json": agreementSchema,
    "audit.schema.json": auditReportSchema,
    "diff.schema.json": reportSchema,
    "plan.schema.json": planSchema,
    "runbook.schema.json": runbookSchema,
    "routes.schema.json": routesSchema,
    "impact.schema.json": impactSchema,
  };
  return new Map([
    ["reference/declaration.md", declarationPage(publishedSchemas)],
    ["reference/rules.md", rulesPage(library)],
    ["reference/checks.md", checksPage()],
    ["reference/communities.md", communitiesPage(library)],
    ["reference/diagnostics.md", diagnosticsPage()],
    ["reference/capabilities.md", capabilitiesPage()],
    ["reference/commands.md", commandsPage(commands)],
    ["reference/dependencies.md", dependenciesPage(lock)],
    ...Object.entries(all).map(
      ([name, schema]) => [`schema/${name}`, `${JSON.stringify(schema, null, 2)}\n`] as const,
    ),
  ]);
}
