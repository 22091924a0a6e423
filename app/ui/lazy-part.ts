import { lazy, type ComponentType, type LazyExoticComponent } from "react";

type Part<P> = { default: ComponentType<P> };

const againMs = 2_000;

/**
 * A part that a page can do without, loaded when it is wanted. It is asked for twice; when it does not come, because the
 * network went or a new version was released meanwhile, nothing stands in its place and the page goes on.
 */
export function lazyPart<P>(load: () => Promise<Part<P>>): LazyExoticComponent<ComponentType<P>> {
  const again = (): Promise<Part<P>> => new Promise<void>((settle) => void setTimeout(settle, againMs)).then(load);
  return lazy(() => load().catch(again).catch(() => ({ default: Nothing })));
}

function Nothing(): null {
  return null;
}
