import { didYouMean } from "../did-you-mean.ts";
import { error } from "../entry.ts";

/** What a message calls a value that is no text to be quoted. */
const KINDS: readonly string[] = ["a list", "a mapping", "nothing"];

/** A value as it stands in a message: in quotes on one line, shortened, or by its kind. */
function shown(value: string): string {
  if (KINDS.includes(value)) return value.replace(/^a /, "this ");
  const short = value.length > 60 ? `${value.slice(0, 57)}...` : value;
  return `\`${short.replaceAll("\n", "\\n").replaceAll("\r", "\\r")}\``;
}

/** Diagnostics of YAML files as such: syntax, and the shape that their schema asks for. */
export const documentCatalog = {
  "file-not-found": error<{ path: string }>({
    about: "A file that peerc needs is not there or cannot be read.",
    message: (p) => `${p.path} cannot be read`,
    hint: () =>
      "it must be there, be of the right kind (a file or a folder), and lie in the network's folder: links out of it are not followed",
  }),
  "file-too-large": error<{ path: string; megabytes: number }>({
    about: "A YAML file is larger than peerc is willing to read.",
    message: (p) => `${p.path} is larger than ${p.megabytes} MB`,
  }),
  "yaml-syntax": error<{ problem: string }>({
    about: "The file is not well-formed YAML 1.2.",
    message: (p) => `not valid YAML: ${p.problem}`,
  }),
  "yaml-character": error<{ character: string }>({
    about:
      "The file holds a byte that is not UTF-8, or a control character: it is in another encoding, or no text at all.",
    message: (p) => `${p.character} is not allowed in a file of text`,
    hint: () => "save the file as plain text in UTF-8",
  }),
  "yaml-empty": error({
    about: "The file holds no YAML document.",
    message: () => "the file is empty",
    hint: () => "remove the file, or write what belongs there",
  }),
  "yaml-unsupported": error<{ feature: string }>({
    about:
      "The file uses a feature of YAML that peerc refuses because it hides what is meant: directives, tags, merge keys, keys that are not text.",
    message: (p) => `${p.feature} is not allowed here`,
    hint: () => "write the value out in plain YAML 1.2",
  }),
  "yaml-too-complex": error<{ what: string; limit: number }>({
    about: "The document is nested too deeply, or its aliases multiply it beyond reason.",
    message: (p) => `more than ${p.limit} ${p.what}`,
    hint: () => "write the values out, or split the file",
  }),
  "duplicate-key": error<{ key: string }>({
    about:
      "A mapping holds the same key twice. YAML forbids it; many readers silently keep the last one.",
    message: (p) => `the key \`${p.key}\` stands here twice`,
    hint: () => "remove one of the two",
  }),
  "ambiguous-number": error<{ text: string }>({
    about:
      "An unquoted scalar looks like a number, but readers of YAML turn it into another text: `1.0` into 1, `012` into 12 or 10, `1e3` into 1000.",
    message: (p) => `\`${p.text}\` would be reread as another number`,
    hint: (p) => `quote it: "${p.text}", or write a plain decimal number`,
  }),
  "unknown-key": error<{ key: string; known: readonly string[] }>({
    about: "A key that has no meaning here, most often a misspelt one.",
    message: (p) => `unknown key \`${p.key}\``,
    hint: (p) => {
      const near = didYouMean(p.key, p.known);
      if (near !== null) return `did you mean \`${near}\`?`;
      return p.known.length > 0 ? `known keys: ${p.known.join(", ")}` : undefined;
    },
  }),
  "missing-key": error<{ key: string }>({
    about: "A required key is not there.",
    message: (p) => `the key \`${p.key}\` is missing`,
  }),
  "wrong-type": error<{ expected: string; found: string }>({
    about: "A value is of another type than the key takes.",
    message: (p) =>
      `expected ${p.expected}, found ${KINDS.includes(p.found) ? p.found : shown(p.found)}`,
  }),
  "unknown-value": error<{ value: string; known: readonly string[] }>({
    about: "A value that is not one of those the key takes.",
    message: (p) => `${shown(p.value)} is not one of ${p.known.join(", ")}`,
    hint: (p) => {
      const near = didYouMean(p.value, p.known);
      return near === null ? undefined : `did you mean \`${near}\`?`;
    },
  }),
  "invalid-value": error<{ value: string; expected: string }>({
    about: "A value does not have the form that the key takes.",
    message: (p) => `${shown(p.value)} is not ${p.expected}`,
  }),
  "value-out-of-range": error<{ value: string; bound: string }>({
    about: "A number, or the length of a list or text, is outside of what the key takes.",
    message: (p) => `${shown(p.value)} must be ${p.bound}`,
  }),
} as const;
