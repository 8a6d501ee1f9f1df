import { forgejo } from "./dialects/forgejo.ts";
import { github } from "./dialects/github.ts";
import { gitlab } from "./dialects/gitlab.ts";
import type { ForgeDialect } from "./forge-dialect.ts";

/** The forges that peerc can write to. */
export const FORGES = ["github", "gitlab", "forgejo"] as const;

/** The name of a forge. */
export type ForgeName = (typeof FORGES)[number];

/** How each is asked. */
export const forges: Readonly<Record<ForgeName, ForgeDialect>> = { github, gitlab, forgejo };
