import { test } from "vitest";
import { useBrowser } from "../support/browser";
import { openTestDatabase } from "../support/database";
import { takeJourney, type Variant } from "./journey";
import { openStage } from "./stage";

const browser = useBrowser();

const variants: Variant[] = [
  { script: "on", screen: "desktop", locale: "en" },
  { script: "off", screen: "phone", locale: "zh-CN" },
];

test.each(variants)("a visitor takes part from sign-up to sign-out: embedded database, script $script, $screen, $locale", async (variant) => {
  const { database, drop } = await openTestDatabase();
  const stage = await openStage({ database });
  try {
    await takeJourney(browser.current(), stage, variant);
  } finally {
    await stage.server.stop();
    await drop();
  }
}, 120_000);
