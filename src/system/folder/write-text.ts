import type { FileSystem } from "./file-system.ts";
import { textChunks } from "./text-chunks.ts";

/** Writes a new file in chunks; throws the file system's error, also if the file exists. */
export function writeText(fs: FileSystem, file: string, text: string): void {
  const descriptor = fs.openSync(file, "wx");
  try {
    for (const chunk of textChunks(text)) {
      for (let at = 0; at < chunk.length;) at += fs.writeSync(descriptor, chunk, at);
    }
  } finally {
    fs.closeSync(descriptor);
  }
}
