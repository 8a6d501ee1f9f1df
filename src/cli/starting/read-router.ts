import { didYouMean } from "../../diagnostics/index.ts";
import { PLATFORMS } from "../../model/index.ts";
import { parseAddress } from "../../net/index.ts";
import type { NewRouter } from "./answers.ts";
import { isId } from "./is-id.ts";

/** How a router is written. */
export const ROUTER_FORM = "NAME=PLATFORM,ROUTER_ID[,VERSION]";

/** Reads `gru1=junos,192.0.2.1,21.4`, also with blanks instead of the signs; or says what is wrong, for a sentence's end. */
export function readRouter(text: string): NewRouter | string {
  const [name = "", given = "", id = "", version, ...more] = text.trim().split(/[\s=,]+/);
  if (id === "" || more.length > 0) return `\`${text}\` is not like gru1=junos,192.0.2.1`;
  if (!isId(name)) {
    return `\`${name}\` is no name of a router: up to 24 small letters, digits and \`-\``;
  }
  const platform = PLATFORMS.find((each) => each === given.toLowerCase());
  if (!platform) {
    const near = didYouMean(given, PLATFORMS);
    const hint = near === null ? `known are ${PLATFORMS.join(", ")}` : `did you mean ${near}?`;
    return `there is no platform \`${given}\`; ${hint}`;
  }
  const routerId = parseAddress(id);
  if (routerId?.family !== "ipv4") return `\`${id}\` is no router ID, which is an IPv4 address`;
  if (version !== undefined && !/^\d[\w.-]{0,30}$/.test(version)) {
    return `\`${version}\` is no version of a platform, like 21.4`;
  }
  return { name, platform, routerId, version: version ?? null };
}
