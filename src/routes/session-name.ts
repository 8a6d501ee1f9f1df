import { NAME_PREFIX } from "../policy/index.ts";
import { SESSION_NAME } from "./routes-schema.ts";

/** A session's name with PEERC_, whether it is written so or not; null for what is no such name. */
export function readSessionName(text: string): string | null {
  if (!SESSION_NAME.test(text)) return null;
  return text.startsWith(NAME_PREFIX) ? text : NAME_PREFIX + text;
}
