/** What went wrong while reading or unpacking a file, in words. */
export function describeReadError(error: unknown): string {
  const { code, message } = Object(error) as {
    readonly code?: unknown;
    readonly message?: unknown;
  };
  switch (code) {
    case "ENOENT":
      return "there is no such file";
    case "EISDIR":
      return "this is a directory";
    case "EACCES":
      return "reading it is not permitted";
    case "Z_BUF_ERROR":
      return "the compressed data ends too early";
    case "Z_DATA_ERROR":
      return "the compressed data is damaged";
    default:
      return typeof message === "string" ? message : String(error);
  }
}
