import type { FileSystem } from "./file-system.ts";
import { textChunks } from "./text-chunks.ts";

/** Writes a new file, piece by piece; throws what the file system says, also where there is one. */
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
