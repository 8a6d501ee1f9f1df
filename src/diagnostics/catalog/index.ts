import { addingCatalog } from "./adding.ts";
import { assertionsCatalog } from "./assertions.ts";
import { auditCatalog } from "./audit.ts";
import { cliCatalog } from "./cli.ts";
import { compileCatalog } from "./compile.ts";
import { declarationCatalog } from "./declaration.ts";
import { documentCatalog } from "./document.ts";
import { dumpsCatalog } from "./dumps.ts";
import { flowsCatalog } from "./flows.ts";
import { folderCatalog } from "./folder.ts";
import { forgesCatalog } from "./forges.ts";
import { gitCatalog } from "./git.ts";
import { impactCatalog } from "./impact.ts";
import { irrCatalog } from "./irr.ts";
import { peeringDbCatalog } from "./peeringdb.ts";
import { planCatalog } from "./plan.ts";
import { platformCatalog } from "./platform.ts";
import { policyCatalog } from "./policy.ts";
import { publishCatalog } from "./publish.ts";
import { readingCatalog } from "./reading.ts";
import { routesCatalog } from "./routes.ts";
import { snapshotCatalog } from "./snapshot.ts";
import { startingCatalog } from "./starting.ts";
import { trafficCatalog } from "./traffic.ts";
import { sourcesCatalog } from "./sources.ts";
import { verifyCatalog } from "./verify.ts";

/** Every diagnostic of peerc. A code is defined once; it does not change between releases. */
export const catalog = {
  ...cliCatalog,
  ...documentCatalog,
  ...declarationCatalog,
  ...policyCatalog,
  ...irrCatalog,
  ...snapshotCatalog,
  ...sourcesCatalog,
  ...folderCatalog,
  ...gitCatalog,
  ...compileCatalog,
  ...platformCatalog,
  ...readingCatalog,
  ...verifyCatalog,
  ...routesCatalog,
  ...dumpsCatalog,
  ...impactCatalog,
  ...flowsCatalog,
  ...assertionsCatalog,
  ...peeringDbCatalog,
  ...addingCatalog,
  ...startingCatalog,
  ...auditCatalog,
  ...trafficCatalog,
  ...publishCatalog,
  ...planCatalog,
  ...forgesCatalog,
} as const;

/** The type of the catalogue: codes and the types of their parameters. */
export type Catalog = typeof catalog;
