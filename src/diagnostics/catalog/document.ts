import { didYouMean } from "../did-you-mean.ts";
import { error } from "../entry.ts";

/** How messages describe a value that is not quoted as text. */
const KINDS: readonly string[] = ["a list", "a mapping", "nothing"];

/** A value as shown in a message: quoted on one line and shortened, or by its kind. */
function shown(value: string): string {
  if (KINDS.includes(value)) return value.replace(/^a /, "this ");
  const short = value.length > 60 ? `${value.slice(0, 57)}...` : value;
  return `\`${short.replaceAll("\n", "\\n").replaceAll("\r", "\\r")}\``;
}

/** Diagnostics of YAML files in general: syntax, and the structure that their schema requires. */
export const documentCatalog = {
  "file-not-found": error<{ path: string }>({
    about: "A file that peerc needs does not exist or cannot be read.",
    message: (p) => `${p.path} cannot be read`,
    hint: () =>
      "it must exist, be a file or a folder as expected, and be inside the network's folder: links that lead out of it are not followed",
  }),
  "file-too-large": error<{ path: string; megabytes: number }>({
    about: "A YAML file exceeds the size limit.",
    message: (p) => `${p.path} is larger than ${p.megabytes} MB`,
  }),
  "yaml-syntax": error<{ problem: string }>({
    about: "The file is not well-formed YAML 1.2.",
    message: (p) => `not valid YAML: ${p.problem}`,
  }),
  "json-syntax": error<{ problem: string }>({
    about: "The text is not JSON (RFC 8259).",
    message: (p) => `not valid JSON: ${p.problem}`,
  }),
  "yaml-character": error<{ character: string }>({
    about:
      "The file contains a byte that is not UTF-8, or a control character: it has another encoding, or is not text.",
    message: (p) => `${p.character} is not allowed in a text file`,
    hint: () => "save the file as plain text in UTF-8",
  }),
  "yaml-empty": error({
    about: "The file contains no YAML document.",
    message: () => "the file is empty",
    hint: () => "remove the file, or write what belongs there",
  }),
  "yaml-unsupported": error<{ feature: string }>({
    about:
      "The file uses a YAML feature that peerc refuses because it obscures the meaning: directives, tags, merge keys, keys that are not text.",
    message: (p) => `${p.feature} is not allowed here`,
    hint: () => "write the value out in plain YAML 1.2",
  }),
  "yaml-not-edited": error<{ key: string; why: string }>({
    about:
      "A command that edits the declaration changes single values and nothing else, and reads the result before it is written. This place cannot be edited that way. Nothing has been written.",
    message: (p) => `\`${p.key}\` cannot be edited here: ${p.why}`,
    hint: () => "write the value out here, without anchors and aliases, or edit it by hand",
  }),
  "yaml-not-appended": error<{ key: string; why: string }>({
    about:
      "A command that adds to a list of the declaration leaves everything else as it is, and reads the result before it is written. Nothing can be added here that way. Nothing has been written.",
    message: (p) => `nothing can be added to \`${p.key}\` here: ${p.why}`,
    hint: () => "name another file with `--file`, or add it by hand",
  }),
  "yaml-too-complex": error<{ what: string; limit: number }>({
    about: "The document is nested too deeply, or its aliases expand to too many values.",
    message: (p) => `more than ${p.limit} ${p.what}`,
    hint: () => "write the values out, or split the file",
  }),
  "duplicate-key": error<{ key: string }>({
    about:
      "A mapping contains the same key twice. YAML forbids this, but many parsers silently keep the last one.",
    message: (p) => `the key \`${p.key}\` is here twice`,
    hint: () => "remove one of the two",
  }),
  "ambiguous-number": error<{ text: string }>({
    about:
      "An unquoted scalar looks like a number, but YAML parsers change it: `1.0` becomes 1, `012` becomes 12 or 10, `1e3` becomes 1000.",
    message: (p) => `\`${p.text}\` would be read as a different number`,
    hint: (p) => `quote it: "${p.text}", or write a plain decimal number`,
  }),
  "unknown-key": error<{ key: string; known: readonly string[] }>({
    about: "A key is not known here, most often because it is misspelled.",
    message: (p) => `unknown key \`${p.key}\``,
    hint: (p) => {
      const near = didYouMean(p.key, p.known);
      if (near !== null) return `did you mean \`${near}\`?`;
      return p.known.length > 0 ? `known keys: ${p.known.join(", ")}` : undefined;
    },
  }),
  "missing-key": error<{ key: string }>({
    about: "A required key is missing.",
    message: (p) => `the key \`${p.key}\` is missing`,
  }),
  "wrong-type": error<{ expected: string; found: string }>({
    about: "A value has the wrong type for its key.",
    message: (p) =>
      `expected ${p.expected}, found ${KINDS.includes(p.found) ? p.found : shown(p.found)}`,
  }),
  "unknown-value": error<{ value: string; known: readonly string[] }>({
    about: "A value is not one of those that the key accepts.",
    message: (p) => `${shown(p.value)} is not one of ${p.known.join(", ")}`,
    hint: (p) => {
      const near = didYouMean(p.value, p.known);
      return near === null ? undefined : `did you mean \`${near}\`?`;
    },
  }),
  "invalid-value": error<{ value: string; expected: string }>({
    about: "A value does not have the format that the key requires.",
    message: (p) => `${shown(p.value)} is not ${p.expected}`,
  }),
  "value-out-of-range": error<{ value: string; bound: string }>({
    about:
      "A number, or the length of a list or text, is outside of the range that the key accepts.",
    message: (p) => `${shown(p.value)} must be ${p.bound}`,
  }),
} as const;
