import { RemixBrowser } from "@remix-run/react";
import { startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { openPictures } from "~/ui/open-pictures";
import { openVideos } from "~/ui/open-videos";

startTransition(() => {
  hydrateRoot(document, <RemixBrowser />);
});

openPictures();
openVideos();
