import { lockFolder } from "../../modules/system/index.js";

/** Any folder that the bench has made is its own. */
const kind = { isName: () => true, foreign: () => [] };

/** Puts files (path → text) in a folder's place, as the commands do. */
export async function writeFolder(directory, files, report) {
  const staged = await lockFolder({ directory, shown: directory, kind }, report);
  try {
    for (const [path, text] of files) staged?.write(path, text);
    return staged?.commit(report) ?? false;
  } finally {
    staged?.release();
  }
}
