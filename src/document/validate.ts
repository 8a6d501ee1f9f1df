import { diagnostic, type Diagnostic, type Report } from "../diagnostics/index.ts";
import { keySpanAt, nodeAt, spanAt, toPlain, type Node, type Path } from "./node.ts";
import type { SchemaCheck, SchemaError } from "./schema-check.ts";

/** Whether a document is as a JSON Schema (2020-12) asks; see `makeValidator`. */
export type Validator = (root: Node, report: Report) => boolean;

/**
 * Makes of a compiled schema a check that reports every difference at its place. A schema may say in words what a value is, with the keyword `expected` beside `pattern`,
 * `oneOf` or `type`: "an IP address". Objects forbid unknown keys with `additionalProperties: false`.
 */
export function makeValidator(check: SchemaCheck): Validator {
  return (root, report) => {
    if (check(toPlain(root))) return true;
    for (const found of explain(root, check.errors ?? [])) report(found);
    return false;
  };
}

/** One diagnostic per place: of several complaints about one value the first, and none about what lies around it. */
function explain(root: Node, errors: readonly SchemaError[]): Diagnostic[] {
  const seen = new Set<string>();
  const all: Diagnostic[] = [];
  const alternatives = errors.filter((e) => e.keyword === "anyOf" || e.keyword === "oneOf");
  for (const found of errors) {
    const inside = alternatives.some(
      (other) =>
        other !== found &&
        other.parentSchema?.["expected"] !== undefined &&
        found.schemaPath.startsWith(`${other.schemaPath}/`),
    );
    // What is wrong with a key is said once, by `propertyNames`, at the key.
    if (inside || found.keyword === "if" || found.propertyName !== undefined) continue;
    const path = toPath(found.instancePath);
    const made = explainOne(root, path, found);
    if (!made) continue;
    const key = `${found.instancePath} ${made.span?.start ?? 0} ${
      made.code === "missing-key" ? made.message : ""
    }`;
    if (seen.has(key)) continue;
    seen.add(key);
    all.push(made);
  }
  return all;
}

/** The path that a JSON pointer (RFC 6901) names. */
function toPath(pointer: string): Path {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

function explainOne(root: Node, path: Path, found: SchemaError): Diagnostic | null {
  const { params } = found;
  const parent = found.parentSchema ?? {};
  const span = spanAt(root, path);
  const node = nodeAt(root, path);
  const value = node ? describe(node) : "nothing";
  const expected = typeof parent["expected"] === "string" ? parent["expected"] : null;
  switch (found.keyword) {
    case "additionalProperties":
    case "unevaluatedProperties": {
      const key = String(params["additionalProperty"] ?? params["unevaluatedProperty"]);
      const known = Object.keys((parent["properties"] as object | undefined) ?? {});
      return diagnostic("unknown-key", { key, known }, { span: keySpanAt(root, [...path, key]) });
    }
    case "propertyNames":
      return diagnostic(
        "invalid-value",
        { value: String(params["propertyName"]), expected: expectedName(found) },
        { span: keySpanAt(root, [...path, String(params["propertyName"])]) },
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
      return diagnostic("wrong-type", { expected: wanted, found: value }, { span });
    }
    case "enum": {
      const known = (params["allowedValues"] as readonly unknown[]).map(String);
      return diagnostic("unknown-value", { value, known }, { span });
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
      // A bare alternative: its branches' own complaints say more.
      if (expected === null && found.keyword !== "pattern") return null;
      return diagnostic(
        "invalid-value",
        { value, expected: expected ?? "in the required form" },
        { span },
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

/** A value in a message: the scalar itself, or what kind of thing it is. */
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
