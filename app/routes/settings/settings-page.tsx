import type { ReactNode } from "react";
import { Note } from "~/ui/note";
import { PageTitle } from "~/ui/page-title";
import { Frame } from "~/ui/shell";
import { Tabs } from "~/ui/tabs";
import { useWords } from "~/ui/use-words";
import { useQuery } from "~/routes/shell/route-data";
import { PageRail } from "~/routes/shell/shell";
import { settingsWords } from "./words";

const parts = { profile: "/settings", account: "/settings/account", sessions: "/settings/sessions", follows: "/settings/follows", feed: "/settings/feed", tokens: "/settings/tokens" } as const;
const names = ["profile", "account", "follows", "feed", "sessions", "tokens"] as const;

/** What went well just now, told by the address the form led to. */
export type Told = "saved" | "ended" | "revoked" | "passwordChanged";

/** One part of the settings, under the ways to the others. */
export function SettingsPage({ part, told, notice, children }: { part: keyof typeof parts; told?: Told | undefined; notice?: ReactNode; children: ReactNode }) {
  const t = useWords(settingsWords);
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("settings")} />
      <div className="stack">
        <Tabs label={t("nav")} items={names.map((name) => ({ href: parts[name], label: t(name), current: name === part }))} />
        {told ? <Note tone="moss" icon="check" role="status">{t(told)}</Note> : null}
        {notice}
      </div>
      {children}
    </Frame>
  );
}

/** What the address says went well; undefined when it says nothing of the kind. */
export function useTold(): Told | undefined {
  const params = useQuery();
  const told: readonly Told[] = ["saved", "ended", "revoked", "passwordChanged"];
  return told.find((name) => params.has(name));
}
