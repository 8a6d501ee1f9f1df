import type { SetClass } from "../database/database.ts";
import { excerpt, type DroppedObject } from "../rpsl/dropped-object.ts";
import { ObjectSplitter } from "../rpsl/object-splitter.ts";
import { readRecord } from "../rpsl/read-record.ts";
import type { SetRecord } from "../rpsl/rpsl-record.ts";
import { ServerFailure } from "./server-failure.ts";

/** The set that was queried. */
export interface QueriedSet {
  readonly class: SetClass;
  readonly name: string;
  /** Where it was queried. */
  readonly sources: readonly string[];
  /** The server, for messages. */
  readonly server: string;
}

/**
 * Reads the text of a set in a server's answer (`!m`), by the same rules as dumps: what would be dropped from a dump
 * is dropped here. Throws a `ServerFailure` if it is a different object.
 */
export function readSetAnswer(text: string, queried: QueriedSet): SetRecord | DroppedObject {
  const results: (SetRecord | DroppedObject)[] = [];
  const drop = (
    object: string,
    line: number,
    reason: DroppedObject["reason"],
    detail: string,
  ): void => {
    results.push({ object, file: queried.server, line, reason, detail });
  };
  const splitter = new ObjectSplitter({
    dropped: drop,
    object: (object) => {
      const record = readRecord(object);
      const name = `${object.class} ${excerpt(object.attributes[0]?.value ?? "")}`;
      if ("problem" in record) drop(name, object.line, record.problem, record.detail);
      else if (record.kind === "set") results.push(record);
    },
  });
  splitter.push(text);
  splitter.end();

  const [first] = results;
  const object = `${queried.class} ${queried.name}`;
  if (first === undefined) throw new ServerFailure(`the server shows no set for ${object}`);
  if ("reason" in first) return first;
  if (first.class !== queried.class || first.name !== queried.name) {
    throw new ServerFailure(`the server shows ${first.class} ${first.name} for ${object}`);
  }
  if (!queried.sources.includes(first.source)) {
    const where = `${queried.sources.join()}: name its true source among the sources`;
    throw new ServerFailure(`the server shows ${object} of ${first.source} for ${where}`);
  }
  return first;
}
