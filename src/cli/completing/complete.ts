import type { Command, OptionSpec } from "../commands/command.ts";
import { COMMON_OPTIONS } from "../input/parse-arguments.ts";
import type { Completion, FoundWord } from "./completion.ts";
import type { NetworkNames } from "./network-names.ts";
import { readWords, type WrittenWords } from "./read-words.ts";
import { kindOfOption, positionalsOf, type ValueKind } from "./value-kinds.ts";

/** Where the names come from; null if there is no network that can be read. */
export type NamesIn = (folder: string) => Promise<NetworkNames | null>;

const NOTHING: Completion = { words: [], paths: "none", prefix: "" };

/**
 * What the last word of a command line may become; the words are those after the program's own name. Everything
 * follows from the tables of commands, which are those of the help.
 */
export async function complete(
  words: readonly string[],
  commands: readonly Command[],
  namesIn: NamesIn,
): Promise<Completion> {
  const current = words.at(-1) ?? "";
  const [name, ...before] = words.slice(0, -1);
  if (name === undefined)
    return beginning(current, commandWords(commands, current.startsWith("-")));
  if (name === "help" && before.length === 0) {
    return beginning(current, commandWords(commands, false).slice(1));
  }
  if (name === "--version") return beginning(current, [word("--json")]);
  const command = commands.find((one) => one.name === name);
  if (!command) return NOTHING;

  const options: Readonly<Record<string, OptionSpec>> = { ...command.options, ...COMMON_OPTIONS };
  const written = readWords(before, options);
  const valuesOf = (kind: ValueKind | null, text: string): Promise<Completion> =>
    completeValue(kind, text, () => namesIn(folderOf(command, written)));

  if (written.pending !== null) {
    return valuesOf(kindIn(command, options, written.pending), current);
  }
  const [, option = "", value = ""] = /^--([^=]+)=(.*)$/s.exec(current) ?? [];
  if (option !== "" && !written.isOver) {
    if (options[option]?.type !== "string") return NOTHING;
    return withPrefix(`--${option}=`, await valuesOf(kindIn(command, options, option), value));
  }
  if (current.startsWith("-") && !written.isOver) {
    return beginning(current, optionWords(command, options, written));
  }
  const positionals = positionalsOf(command);
  const at = written.positionals.length;
  if (at >= command.positionals.max)
    return beginning(current, optionWords(command, options, written));
  return valuesOf((positionals[at] ?? positionals.at(-1))?.kind ?? null, current);
}

function word(text: string, about = ""): FoundWord {
  return { word: text, about };
}

function commandWords(commands: readonly Command[], withOptions: boolean): readonly FoundWord[] {
  return [
    word("help", "the help of a command"),
    ...commands.map(({ name, summary }) => word(name, summary)),
    ...(withOptions
      ? [word("--help", "show the help"), word("--version", "print the version")]
      : []),
  ];
}

function optionWords(
  { conflicts = [] }: Command,
  options: Readonly<Record<string, OptionSpec>>,
  { given }: WrittenWords,
): readonly FoundWord[] {
  const excluded = conflicts.flatMap(({ pair: [one, other] }) => [
    ...(given.has(one) ? [other] : []),
    ...(given.has(other) ? [one] : []),
  ]);
  return Object.entries(options)
    .filter(([name, spec]) => !given.has(name) || spec.multiple === true)
    .filter(([name]) => !excluded.includes(name))
    .map(([name, { help }]) => word(`--${name}`, help));
}

function kindIn(
  command: Command,
  options: Readonly<Record<string, OptionSpec>>,
  name: string,
): ValueKind | null {
  if (name === "format") return { is: "words", words: command.formats };
  const spec = options[name];
  return spec === undefined ? null : kindOfOption(name, spec);
}

/** The folder of the network of which a command line is. */
function folderOf(command: Command, { values, positionals }: WrittenWords): string {
  const isFirst = positionalsOf(command)[0]?.placeholder === "DIR";
  return values.get("dir") ?? (isFirst ? positionals[0] : undefined) ?? ".";
}

async function completeValue(
  kind: ValueKind | null,
  current: string,
  names: () => Promise<NetworkNames | null>,
): Promise<Completion> {
  if (kind === null) return NOTHING;
  switch (kind.is) {
    case "text":
      return NOTHING;
    case "words":
      return beginning(
        current,
        kind.words.map((one) => word(one)),
      );
    case "files":
    case "folders":
      return { ...NOTHING, paths: kind.is };
    case "file-of-router": {
      const at = current.indexOf("=");
      if (at >= 0) return { ...NOTHING, paths: "files", prefix: current.slice(0, at + 1) };
      const { routers = [] } = (await names()) ?? {};
      return beginning(
        current,
        routers.map((one) => ({ ...one, word: `${one.word}=` })),
      );
    }
    default: {
      const found = await names();
      return found === null ? NOTHING : beginning(current, namesOf(kind.is, current, found));
    }
  }
}

/** The names of one kind, in the spelling in which somebody began. */
function namesOf(
  kind: Exclude<ValueKind["is"], "text" | "words" | "files" | "folders" | "file-of-router">,
  current: string,
  { routers, exchanges, sites, peers, sessions, neighbors, objects }: NetworkNames,
): readonly FoundWord[] {
  const asns = /^\d/.test(current) ? peers : prefixed("AS", peers);
  const isFull = /^PEERC_/i.test(current);
  // An address is what begins like one; otherwise there would be twice as many words.
  const isAddress = /^[\da-f]+[.:]/i.test(current);
  const ofSessions = isAddress ? neighbors : isFull ? prefixed("PEERC_", sessions) : sessions;
  switch (kind) {
    case "router":
      return routers;
    case "exchange":
      return exchanges;
    case "asn":
      return asns;
    case "object":
      return objects;
    case "session":
      return ofSessions;
    case "session-or-asn":
      return [...asns, ...ofSessions];
    case "target":
      return [
        ...[...exchanges, ...routers, ...sites, ...asns, ...ofSessions],
        // Where one name means several.
        ...(current.includes(":") && !isAddress
          ? [
              ...prefixed("exchange:", exchanges),
              ...prefixed("router:", routers),
              ...prefixed("site:", sites),
              ...prefixed("peer:", peers),
            ]
          : []),
      ];
  }
}

function prefixed(prefix: string, words: readonly FoundWord[]): readonly FoundWord[] {
  return words.map((one) => ({ ...one, word: prefix + one.word }));
}

/** Each of the words that begin like the current one, once. */
function beginning(current: string, words: readonly FoundWord[]): Completion {
  const found = words.filter((one) => one.word.startsWith(current));
  const once = new Map(found.reverse().map((one) => [one.word, one]));
  return { ...NOTHING, words: [...once.values()].reverse() };
}

function withPrefix(prefix: string, { words, paths, prefix: more }: Completion): Completion {
  return { words: prefixed(prefix, words), paths, prefix: prefix + more };
}
