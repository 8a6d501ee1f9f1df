import { parseAddress } from "../../../net/index.ts";
import type { RtrReading } from "../../../policy/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import type { Statement } from "./statement.ts";

/** `routing-options validation`: the highest preference is asked first; 255 is our 1. */
export function readCaches(root: Statement, problems: ReadingProblems): readonly RtrReading[] {
  const caches: RtrReading[] = [];
  for (const group of root.find("routing-options", "validation", "group")?.children ?? []) {
    for (const session of group.find("session")?.children ?? []) {
      const address = parseAddress(session.word);
      const number = (name: string) => {
        const text = session.value(name);
        return text !== null && /^\d{1,10}$/.test(text) ? Number(text) : null;
      };
      const port = number("port");
      if (!address || port === null) {
        problems.notUnderstood(session.line, "an RPKI session without an address or a port");
        continue;
      }
      const known = [
        "refresh-time",
        "hold-time",
        "record-lifetime",
        "preference",
        "port",
        "local-address",
      ];
      for (const { word, line } of session.children) {
        if (!known.includes(word)) problems.notUnderstood(line, "not a setting of an RPKI session");
      }
      // What is left out has Junos' own value (its manual, "session (Origin Validation for BGP)").
      caches.push({
        address,
        port,
        preference: 256 - (number("preference") ?? 100),
        refresh: number("refresh-time") ?? 300,
        retry: null,
        expire: number("record-lifetime") ?? 3600,
        line: session.line,
      });
    }
  }
  return caches;
}
