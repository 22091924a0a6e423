import { createContext } from "react";

/**
 * Texts ready as HTML, by the id of what they belong to. They stand in the page once, not again in its data: known while
 * the server renders and nowhere else.
 */
export const ReadyHtmlContext = createContext<ReadonlyMap<string, string>>(new Map());
