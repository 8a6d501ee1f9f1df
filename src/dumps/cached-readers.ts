import { parseAddress, parseCommunity, type Community } from "../net/index.ts";
import { parseAsPath } from "../policy/index.ts";
import { cached } from "../routes/index.ts";

/** Reading of texts that come again and again in an output. */
export const readAddress = cached(parseAddress);
export const readPath = cached(parseAsPath);
export const readCommunity = cached((text: string): Community | null => parseCommunity(text));
