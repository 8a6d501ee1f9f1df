import type { FileSystem } from "./file-system.ts";

/** Syncs a file to disk. */
export function syncFile(fs: FileSystem, file: string): void {
  syncOpen(fs, file, "r+");
}

/** Syncs the entries of a folder to disk, if the system can (Windows cannot). */
export function syncFolder(fs: FileSystem, folder: string): void {
  if (process.platform !== "win32") syncOpen(fs, folder, "r");
}

function syncOpen(fs: FileSystem, path: string, flags: string): void {
  const descriptor = fs.openSync(path, flags);
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}
