/** Which folders of `src` each folder imports. */
export declare const LAYERS: Readonly<Record<string, readonly string[]>>;
