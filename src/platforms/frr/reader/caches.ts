import { parseAddress } from "../../../net/index.ts";
import type { FrrFile } from "./file-content.ts";

/** Reads a line of the `rpki` block; false for an unknown one. */
export function addCacheLine(words: readonly string[], line: number, file: FrrFile): boolean {
  const [, verb = "", ...rest] = words;
  if (words[0] !== "rpki") return false;
  const [value = ""] = rest;
  if (verb === "polling_period") file.times.polling = Number(value);
  else if (verb === "retry_interval") file.times.retry = Number(value);
  else if (verb === "expire_interval") file.times.expire = Number(value);
  else if (verb === "cache") {
    const [host = "", port = "", keyword, preference = ""] =
      rest[0] === "tcp" ? rest.slice(1) : rest;
    const address = parseAddress(host);
    if (!address || !/^\d+$/.test(port) || keyword !== "preference") return false;
    file.caches.push({ address, port: Number(port), preference: Number(preference), line });
    return true;
  } else return false;
  return /^\d+$/.test(value) && rest.length === 1;
}
