import { publishedSchemas } from "../../declaration/index.ts";
import type { PolicyLibrary } from "../../policy/index.ts";
import type { Command } from "../commands/command.ts";
import { schemaCatalog } from "../schemas/schema-catalog.ts";
import type { PackageName } from "../schemas/schema-id.ts";
import { schemaTexts } from "../schemas/schema-texts.ts";
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
  of: PackageName,
): ReadonlyMap<string, string> {
  return new Map([
    ["reference/declaration.md", declarationPage(publishedSchemas)],
    ["reference/rules.md", rulesPage(library)],
    ["reference/checks.md", checksPage()],
    ["reference/communities.md", communitiesPage(library)],
    ["reference/diagnostics.md", diagnosticsPage()],
    ["reference/capabilities.md", capabilitiesPage()],
    ["reference/commands.md", commandsPage(commands)],
    ["reference/dependencies.md", dependenciesPage(lock)],
    [
      "reference/schema-catalog.json",
      `${JSON.stringify(schemaCatalog(of), null, 2)}
`,
    ],
    ...[...schemaTexts(of)].map(([name, text]) => [`schema/${name}`, text] as const),
  ]);
}
