/** Where this device keeps texts; a browser may forbid it, then nothing is kept. */
export function deviceStore(): Pick<Storage, "getItem" | "setItem" | "removeItem"> {
  try {
    return localStorage;
  } catch {
    return { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  }
}
