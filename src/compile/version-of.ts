import type { Router } from "../declaration/index.ts";
import type { Version } from "../model/index.ts";
import type { CompileInput } from "./compile-input.ts";

/** The version that a router runs: as declared, or its platform's own. */
export function versionOf(
  { platforms }: Pick<CompileInput, "platforms">,
  { platform, version }: Pick<Router, "platform" | "version">,
): Version {
  return version ?? platforms[platform].defaultVersion;
}
