import { formatCommunity } from "../net/index.ts";
import type { PatternDefinition } from "./community-definition.ts";

/** Communities as a policy file has them: `$own:10:$peer`, `blackhole`, `$own:1:*`, `64500:100-199`. */
export function formatCommunityDefinition(definition: PatternDefinition): string {
  if (definition.parts === null) return formatCommunity(definition.community);
  const { parts, of } = definition;
  const length = of === "large" ? 3 : 2;
  const last = "last" in definition ? definition.last : null;
  const texts = parts.map((part) =>
    typeof part === "number" ? `${part}` : `$${typeof part === "string" ? part : part.setting}`,
  );
  const rest = last
    ? [`${last.first}-${last.last}`]
    : Array.from({ length: length - parts.length }, () => "*");
  return [...(of === "extended" ? ["rt"] : []), ...texts, ...rest].join(":");
}
