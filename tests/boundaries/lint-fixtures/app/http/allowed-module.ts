declare module "@remix-run/node" {
  interface AppLoadContext {
    allowed: boolean;
  }
}

export const allowed = true;
