import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { secretsInUrls, type Node } from "../../document/index.ts";
import type { Located, SourceLocation } from "../declaration.ts";
import { readPath } from "./read-path.ts";
import { readText } from "./values.ts";

/**
 * Reads a URL (https or http), or the path of a file in the declaration's folder, which need not exist. A URL must not
 * contain a password, or a key or token as a parameter: they would be committed.
 */
export function readSourceLocation(
  node: Node | null,
  report: Report,
): Located<SourceLocation> | null {
  const text = readText(node);
  if (!text) return null;
  const { value, span } = text;
  if (!/^[a-z][a-z0-9+.-]*:/i.test(value)) {
    const path = readPath(node, report);
    return path && { value: { kind: "file", path: path.value }, span };
  }
  const url = URL.canParse(value) ? new URL(value) : null;
  const hasUserinfo = url !== null && (url.username !== "" || url.password !== "");
  if (hasUserinfo || secretsInUrls(value).length > 0) {
    report(diagnostic("source-url-credentials", {}, { span }));
    return null;
  }
  const isUsable =
    url !== null && /^https?:$/.test(url.protocol) && url.hash === "" && !/[\p{Cc}\s]/u.test(value);
  if (isUsable) return { value: { kind: "url", url: url.href }, span };
  const expected =
    "a URL that begins with https:// or http://, or a file in the declaration's folder";
  report(diagnostic("invalid-value", { value, expected }, { span }));
  return null;
}
