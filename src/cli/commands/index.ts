import { acl } from "./acl.ts";
import { add } from "./add.ts";
import { auditCommand } from "./audit.ts";
import { blameCommand } from "./blame.ts";
import { build } from "./build.ts";
import { candidatesCommand } from "./candidates.ts";
import { check } from "./check.ts";
import type { Command } from "./command.ts";
import { completion } from "./completion.ts";
import { counters } from "./counters.ts";
import { diff } from "./diff.ts";
import { drain } from "./drain.ts";
import { explainCommand } from "./explain.ts";
import { fetchCommand } from "./fetch.ts";
import { impact } from "./impact.ts";
import { initCommand } from "./init.ts";
import { irrCommand } from "./irr.ts";
import { irrd } from "./irrd.ts";
import { limit } from "./limit.ts";
import { list } from "./list.ts";
import { planCommand } from "./plan.ts";
import { runbookCommand } from "./runbook.ts";
import { routes } from "./routes.ts";
import { post } from "./post.ts";
import { publishCommand } from "./publish.ts";
import { schema } from "./schema.ts";
import { test } from "./test.ts";
import { validate } from "./validate.ts";
import { verify } from "./verify.ts";

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  initCommand,
  validate,
  fetchCommand,
  build,
  verify,
  test,
  check,
  diff,
  planCommand,
  impact,
  runbookCommand,
  explainCommand,
  blameCommand,
  auditCommand,
  candidatesCommand,
  list,
  drain,
  limit,
  add,
  routes,
  acl,
  counters,
  publishCommand,
  post,
  irrCommand,
  irrd,
  schema,
  completion,
];
