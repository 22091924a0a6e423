/** The back door of the search package, for servers alone: a Meilisearch server, as an engine and as something to be fed. */
export { toMeiliDocument, type MeiliDocument } from "./meilisearch/document";
export { liveIndex } from "./meilisearch/engine";
export { MeilisearchDown, MeilisearchRefused, mayPass } from "./meilisearch/errors";
export type { Indexer } from "./meilisearch/indexer";
export { openMeilisearch, type MeilisearchSettings } from "./meilisearch/open";
export { settingsMark } from "./meilisearch/settings";
