import { parseWithoutSecrets, type ParsedDocument } from "../document/index.ts";
import { Diagnostics, type Diagnostic, type Report, type Source } from "../diagnostics/index.ts";
import { readLibrary, type LibraryParts, type PolicySources } from "../policy/index.ts";
import {
  readSnapshotObject,
  type ReadSnapshotObject,
  type SnapshotObject,
} from "../snapshot/index.ts";
import { RoundCache } from "./round-cache.ts";

/** Reads files of one network repeatedly: an unchanged text is parsed once. */
export class ReadAgain {
  readonly #documents = new RoundCache<ParsedDocument>();
  readonly #objects = new RoundCache<SnapshotObject | null>();
  readonly #libraries = new RoundCache<{
    readonly parts: LibraryParts;
    readonly diagnostics: readonly Diagnostic[];
  }>();

  readonly parse = (source: Source): ParsedDocument =>
    this.#documents.once(source.path, [source.text], () => parseWithoutSecrets(source));

  readonly readLibrary = (folders: readonly PolicySources[], report: Report): LibraryParts => {
    const sources = folders.flatMap(({ rules, lists, policies }) => [rules, ...lists, ...policies]);
    const texts = sources.flatMap((source) => (source ? [source.path, source.text] : [null]));
    const { parts, diagnostics } = this.#libraries.once("", texts, () => {
      const problems = new Diagnostics();
      return { parts: readLibrary(folders, problems.report), diagnostics: problems.all };
    });
    diagnostics.forEach(report);
    return parts;
  };

  readonly readObject: ReadSnapshotObject = (source, known, report) => {
    const { name, entry, texts } = source;
    const parts = [texts.ipv4, texts.ipv6, texts.origins, texts.sets, JSON.stringify(entry)];
    const read = (tell: Report) => readSnapshotObject(source, known, tell);
    // Errors in an object are reported with locations from this call.
    return this.#objects.once(name, parts, () => read(() => undefined)) ?? read(report);
  };

  /** Ends a build that completed: drops what it did not read. */
  endRound(): void {
    for (const cache of [this.#documents, this.#objects, this.#libraries]) cache.endRound();
  }
}
