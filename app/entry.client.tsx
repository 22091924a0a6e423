import { RemixBrowser } from "@remix-run/react";
import { startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { openPictures } from "~/ui/open-pictures";
import { openVideos } from "~/ui/open-videos";

/**
 * RemixBrowser throws a promise until the state handed over with the page is decoded. React 18 gives a document up for
 * good when a key is pressed or something clicked while its root waits (error 345), so the waiting is over before hydration begins.
 */
async function stateDecoded(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (waiting) {
    if (!(waiting instanceof Promise)) throw waiting;
    await waiting;
  }
}

void stateDecoded().then(() => startTransition(() => {
  hydrateRoot(document, <RemixBrowser />);
}));

openPictures();
openVideos();
