import { makeVisible } from "../../diagnostics/index.ts";

/**
 * Text from others for one line of Markdown, and of a mail, which many programs read as Markdown: no markup, no HTML, no
 * links, no character that cannot be seen, and nothing that begins another line.
 */
export function escapeInline(text: string): string {
  return (
    makeVisible(text)
      .replace(/[\\`*[\]<>~|]/g, "\\$&")
      // An underscore inside of a word is one, also in Markdown.
      .replace(/(?<![\p{L}\p{N}_])_|_(?![\p{L}\p{N}_])/gu, "\\_")
      // A word that would begin a heading, a list or a line under a heading.
      .replace(/(?<=^|\s)(?=(?:[#+=-]+|1[.)])(?:\s|$))/g, "\\")
      .replace(/&(?=#?\w+;)/g, "&amp;")
      .replace(/(https?|ftp|mailto):(?=\S)/gi, "$1\\:")
  );
}
