import module from "node:module";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/**
 * Has Node keep what V8 compiled of the program for the next start, where it can (22.1 and later): in the user's own cache folder,
 * since others may write to the one for temporary files, where Node would put it. NODE_COMPILE_CACHE names another folder and
 * NODE_DISABLE_COMPILE_CACHE=1 turns it off; where it cannot be written, nothing is kept, and nobody hears of it.
 */
export function keepCompiledCode(env: NodeJS.ProcessEnv, api: object = module): void {
  if (!("enableCompileCache" in api) || typeof api.enableCompileCache !== "function") return;
  const folder = env["NODE_COMPILE_CACHE"] ?? ownFolder(env);
  if (folder !== null) Reflect.apply(api.enableCompileCache, api, [folder]);
}

/** Where the user's caches are (XDG Base Directory Specification); null where there is no home. */
function ownFolder(env: NodeJS.ProcessEnv): string | null {
  const cache = env["XDG_CACHE_HOME"];
  if (cache !== undefined && isAbsolute(cache)) return join(cache, "peerc", "compiled");
  try {
    return join(homedir(), ".cache", "peerc", "compiled");
  } catch {
    return null;
  }
}
