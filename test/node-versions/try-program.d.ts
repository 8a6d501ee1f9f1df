export declare function tryProgram(
  node: string,
  program: string,
  times?: readonly string[],
): readonly string[];
