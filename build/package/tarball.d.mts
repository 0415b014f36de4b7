/** @returns the bytes of its files whose path fits, by path */
export function filesOfPackage(bytes: Uint8Array, names: RegExp): Promise<Map<string, Buffer>>;
