import { parseWithoutSecrets } from "../../document/index.ts";
import { formatTextDiff } from "../../report/index.ts";
import type { EditedFile } from "../limiting/edit-limits.ts";

/**
 * The lines of a file that change, as a unified diff, without what may be a secret in the lines around them. A file
 * outside of the current folder, which no patch may name, is named as in the network's folder.
 */
export function maskedDiff({ path, shown, before, after }: EditedFile): string {
  const masked = (text: string): string => {
    const mark = text.startsWith("\ufeff") ? "\ufeff" : "";
    return mark + (parseWithoutSecrets({ path: shown, text }).root?.span.source.text ?? "");
  };
  return formatTextDiff(/^(?:\.\.|\/)/.test(shown) ? path : shown, masked(before), masked(after));
}
