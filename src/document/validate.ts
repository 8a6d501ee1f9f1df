import { diagnostic, didYouMean, type Diagnostic, type Report } from "../diagnostics/index.ts";
import { textOf } from "./access.ts";
import type { Advice, IntendedKey } from "./advice.ts";
import { adviseUsual } from "./advise-usual.ts";
import { keySpanAt, nodeAt, spanAt, toPlain, type Node, type Path } from "./node.ts";
import type { SchemaCheck, SchemaError } from "./schema-check.ts";

/** Checks a document with a JSON Schema (2020-12); see `makeValidator`. */
export type Validator = (root: Node, report: Report) => boolean;

/**
 * Turns a compiled schema into a check that reports every error at its location. A schema may describe a value in
 * words, with the keyword `expected` next to `pattern`, `oneOf` or `type`: "an IP address". Objects forbid unknown
 * keys with `additionalProperties: false`. `advice` adds what depends on the document's subject: other tools' words
 * for a key, shorthands of values.
 */
export function makeValidator(check: SchemaCheck, advice = NO_ADVICE): Validator {
  return (root, report) => {
    if (check(toPlain(root))) return true;
    for (const found of explain(root, check.errors ?? [], advice)) report(found);
    return false;
  };
}

const NO_ADVICE: Advice = { onKey: () => null, onValue: () => null };

/**
 * One diagnostic per location: of several errors about one value only the first, and none about what contains it. A
 * key that exists under a wrong name is not also reported as missing.
 */
function explain(root: Node, errors: readonly SchemaError[], advice: Advice): Diagnostic[] {
  const seen = new Set<string>();
  const meant = new Set<string>();
  for (const found of errors) {
    const key = unknownKey(found);
    if (key === null) continue;
    const about = adviseKey(root, found, key, advice);
    const ours = about ? about.key : didYouMean(key, knownKeys(found));
    if (ours !== null) meant.add(`${found.instancePath} ${ours}`);
  }
  const all: Diagnostic[] = [];
  const alternatives = errors.filter((e) => e.keyword === "anyOf" || e.keyword === "oneOf");
  for (const found of errors) {
    const inside = alternatives.some(
      (other) =>
        other !== found &&
        other.parentSchema?.["expected"] !== undefined &&
        found.schemaPath.startsWith(`${other.schemaPath}/`),
    );
    // What is wrong with a key is reported once, by `propertyNames`, at the key.
    if (inside || found.keyword === "if" || found.propertyName !== undefined) continue;
    if (meant.has(`${found.instancePath} ${String(found.params["missingProperty"])}`)) continue;
    const path = toPath(found.instancePath);
    const made = explainOne(root, path, found, advice);
    if (!made) continue;
    const key = `${found.instancePath} ${made.span?.start ?? 0} ${
      made.code === "missing-key" ? made.message : ""
    }`;
    const group = unknownKey(found) === null ? null : groupOf(root, found, advice);
    if (seen.has(key) || (group !== null && seen.has(group))) continue;
    seen.add(key);
    if (group !== null) seen.add(group);
    all.push(made);
  }
  return all;
}

/** The path of a JSON pointer (RFC 6901). */
function toPath(pointer: string): Path {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** The key that an error is about, if it is an unknown key. */
function unknownKey(found: SchemaError): string | null {
  const key: unknown = found.params["additionalProperty"] ?? found.params["unevaluatedProperty"];
  return typeof key === "string" ? key : null;
}

function knownKeys(found: SchemaError): readonly string[] {
  const properties: unknown = found.parentSchema?.["properties"];
  return typeof properties === "object" && properties !== null ? Object.keys(properties) : [];
}

function adviseKey(
  root: Node,
  found: SchemaError,
  key: string,
  advice: Advice,
): IntendedKey | null {
  return advice.onKey({ path: toPath(found.instancePath), key, known: knownKeys(found), root });
}

/** What several unknown keys of one mapping have in common, if one message covers all of them. */
function groupOf(root: Node, found: SchemaError, advice: Advice): string | null {
  const group = adviseKey(root, found, unknownKey(found) ?? "", advice)?.group ?? null;
  return group === null ? null : `${found.instancePath} ${group}`;
}

function explainOne(root: Node, path: Path, found: SchemaError, advice: Advice): Diagnostic | null {
  const { params } = found;
  const parent = found.parentSchema ?? {};
  const span = spanAt(root, path);
  const node = nodeAt(root, path);
  const value = node ? describe(node) : "nothing";
  const expected = typeof parent["expected"] === "string" ? parent["expected"] : null;
  const advise = (known: readonly string[] = []): string | undefined => {
    if (!node) return undefined;
    const types = [parent["type"] ?? []].flat().map(String);
    const pattern: unknown = parent["pattern"];
    const accepts = (text: string) =>
      typeof pattern !== "string" || new RegExp(pattern, "u").test(text);
    const refused = { path, node, expected, types, known, root, accepts };
    return advice.onValue(refused) ?? adviseUsual(refused) ?? undefined;
  };
  switch (found.keyword) {
    case "additionalProperties":
    case "unevaluatedProperties": {
      const key = unknownKey(found) ?? "";
      const known = knownKeys(found);
      const hint = adviseKey(root, found, key, advice)?.hint;
      const at = keySpanAt(root, [...path, key]);
      return diagnostic("unknown-key", { key, known }, { span: at, hint });
    }
    case "propertyNames":
      return diagnostic(
        "invalid-value",
        { value: String(params["propertyName"]), expected: expectedName(found) },
        {
          span: keySpanAt(root, [...path, String(params["propertyName"])]),
          hint: tooLong(String(params["propertyName"]), expectedName(found)),
        },
      );
    case "required": {
      const key = String(params["missingProperty"]);
      return diagnostic(
        "missing-key",
        { key },
        { span: path.length > 0 ? keySpanAt(root, path) : span },
      );
    }
    case "type": {
      const types = Array.isArray(params["type"])
        ? params["type"].map(String)
        : [String(params["type"])];
      const wanted = expected ?? types.map(typeName).join(" or ");
      const hint = advise();
      return diagnostic("wrong-type", { expected: wanted, found: value }, { span, hint });
    }
    case "enum": {
      const known = (params["allowedValues"] as readonly unknown[]).map(String);
      return diagnostic("unknown-value", { value, known }, { span, hint: advise(known) });
    }
    case "const":
      return diagnostic(
        "unknown-value",
        { value, known: [String(params["allowedValue"])] },
        { span },
      );
    case "pattern":
    case "anyOf":
    case "oneOf":
    case "not":
      // A bare alternative: its branches' own errors are more specific.
      if (expected === null && found.keyword !== "pattern") return null;
      return diagnostic(
        "invalid-value",
        { value, expected: expected ?? "in the required form" },
        { span, hint: advise() ?? tooLong(textOf(node) ?? "", expected ?? "") },
      );
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum": {
      const bound = `${String(params["comparison"])} ${String(params["limit"])}`;
      return diagnostic("value-out-of-range", { value, bound: words(bound) }, { span });
    }
    case "minItems":
    case "maxItems":
    case "minLength":
    case "maxLength":
    case "minProperties":
    case "maxProperties": {
      const what = found.keyword.endsWith("Length")
        ? "character"
        : found.keyword.endsWith("Items")
          ? "item"
          : "key";
      const most = found.keyword.startsWith("min") ? "at least" : "at most";
      const limit = Number(params["limit"]);
      const bound = `${most} ${limit} ${what}${limit === 1 ? "" : "s"} long`;
      return diagnostic("value-out-of-range", { value, bound }, { span });
    }
    case "uniqueItems": {
      const twice = nodeAt(root, [...path, Number(params["i"])]) ?? root;
      return diagnostic("listed-twice", { name: describe(twice) }, { span: twice.span });
    }
    default:
      return diagnostic(
        "invalid-value",
        { value, expected: expected ?? `as the schema asks (${found.keyword})` },
        { span },
      );
  }
}

function expectedName(found: SchemaError): string {
  const names = (found.parentSchema as { propertyNames?: { expected?: unknown } } | undefined)
    ?.propertyNames;
  return typeof names?.expected === "string" ? names.expected : "a valid name";
}

function words(bound: string): string {
  return bound
    .replace(">=", "at least")
    .replace("<=", "at most")
    .replace(">", "above")
    .replace("<", "below");
}

function typeName(type: string): string {
  switch (type) {
    case "object":
      return "a mapping";
    case "array":
      return "a list";
    case "string":
      return "text";
    case "integer":
      return "a whole number";
    case "number":
      return "a number";
    case "boolean":
      return "true or false";
    default:
      return type;
  }
}

/** A value in a message: the scalar itself, or its kind. */
function describe(node: Node): string {
  switch (node.kind) {
    case "list":
      return "a list";
    case "map":
      return "a mapping";
    case "scalar": {
      return node.value === null ? "nothing" : String(node.value);
    }
  }
}

/** The length of a text that exceeds the length in the schema's description. */
function tooLong(text: string, expected: string): string | undefined {
  const most = /of up to (\d+) /.exec(expected)?.[1];
  if (most === undefined || text.length <= Number(most)) return undefined;
  return `it has ${text.length} characters`;
}
