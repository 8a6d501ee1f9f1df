import { formatCommunity } from "../net/index.ts";
import type { CommunityDefinition } from "./community-definition.ts";

/** A community as a policy file has it: `$own:10:$peer`, `blackhole`. */
export function formatCommunityDefinition(definition: CommunityDefinition): string {
  if (definition.parts === null) return formatCommunity(definition.community);
  return definition.parts
    .map((part) =>
      typeof part === "number" ? part : `$${typeof part === "string" ? part : part.setting}`,
    )
    .join(":");
}
