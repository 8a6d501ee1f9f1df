/** Use of the operating system: reading and replacing files, running programs, and replacing folders as a whole. */
export * from "./folder/index.ts";
export { describeReadError } from "./describe-read-error.ts";
export { readBytes, unpack } from "./read-bytes.ts";
export { fileMark, markOf } from "./file-mark.ts";
export { diskReader, readText, type FileReader } from "./file-reader.ts";
export { readLines, type LineFormat } from "./read-lines.ts";
export { isInside, realPath } from "./real-path.ts";
export {
  runCommand,
  type CommandOptions,
  type CommandResult,
  type RunCommand,
} from "./run-command.ts";
export { replaceFiles, type Replacement } from "./replace-files.ts";
export { writeStream } from "./write-stream.ts";
