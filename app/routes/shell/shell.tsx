import type { ReactNode } from "react";
import { SuggestTools } from "~/features/search/components/suggest/suggest-tools";
import { Avatar } from "~/ui/avatar";
import { Dot, LinkButton } from "~/ui/button";
import { toHue } from "~/ui/hue";
import { Icon } from "~/ui/icon";
import { Menu } from "~/ui/menu";
import { Dock, Foot, Header, Rail, SkipLink, type NavItem } from "~/ui/shell";
import { usePage } from "~/ui/page-context";
import { ActForm } from "~/ui/post-form";
import { ToastPlace } from "~/ui/toast-place";
import { useWords } from "~/ui/use-words";
import { ButtonForm, useRoot } from "./form";
import { KeysHelp } from "./keys-help";
import { useAddress, useInnermostRoute } from "./route-data";
import { shellWords } from "./words";

/** What a route tells the shell by `export const handle`. */
export type ShellHandle = {
  /** The page's own shape: whole window without rail, or focused writing without the phone's bar. */
  frame?: "gate" | "writing";
  /** On a phone, the way back in place of the brand; from the route's data. */
  here?: (data: unknown) => { title: string; backHref: string } | undefined;
  /** The board a new topic begins in; from the route's data. */
  boardSlug?: (data: unknown) => string | undefined;
};

/** Header, page, foot and the phone's bar. */
export function Shell({ children }: { children: ReactNode }) {
  const root = useRoot();
  const t = useWords(shellWords);
  const route = useInnermostRoute();
  const handle = isShellHandle(route.handle) ? route.handle : {};
  const here = handle.here?.(route.data);
  const board = handle.boardSlug?.(route.data);
  const newHref = board ? `/new?board=${board}` : "/new";
  // The search page has a box of its own.
  const search = useAddress().pathname === "/search" ? undefined : { action: "/search", label: t("search"), placeholder: t("searchPlaceholder"), tools: <SuggestTools owner={root?.me?.id ?? "guest"} /> };
  if (handle.frame === "gate") return <><SkipLink label={t("skip")} />{children}</>;
  return (
    <>
      <SkipLink label={t("skip")} />
      <Header brand={{ href: "/", name: root?.name ?? "Kindling", text: root && root.name !== "Kindling" ? root.name : undefined }} here={here ? { ...here, backLabel: t("back") } : undefined} search={search}>
        <HeaderActs newHref={newHref} />
      </Header>
      <ToastPlace closeLabel={t("close")}>{children}</ToastPlace>
      <Foot label={t("footer")} items={[{ href: "/tags", label: t("tags") }, { href: "/api/docs", label: t("api") }, { href: "/members", label: t("members") }]}>
        {root?.isDemo ? <span>{t("demo")}</span> : null}
      </Foot>
      <ActForm />
      <KeysHelp />
      {handle.frame === "writing" ? null : <PhoneDock newHref={newHref} />}
    </>
  );
}

function HeaderActs({ newHref }: { newHref: string }) {
  const root = useRoot();
  const t = useWords(shellWords);
  const me = root?.me;
  const news = root?.news ?? 0;
  return (
    <>
      {me ? <LinkButton className="no-phone" size="sm" icon="plus" href={newHref}>{t("newTopic")}</LinkButton> : null}
      <PreferencesMenu />
      {me ? (
        <Menu label={news > 0 ? t("accountWithNews", { count: news }) : t("account")} face={<><Avatar seed={me.id} name={me.displayName} src={me.avatarUrl} size={24} /><Dot count={news} /></>}>
          <a href={`/members/${me.handle}`}><Icon name="user-round" />{t("profile")}</a>
          <a href="/drafts"><Icon name="pencil-line" />{t("drafts")}</a>
          <a href="/bookmarks"><Icon name="bookmark" />{t("bookmarks")}</a>
          <a href="/search/saved"><Icon name="search" />{t("savedSearches")}{news > 0 ? <span className="count new">{t("news", { count: news })}</span> : null}</a>
          <a href="/settings"><Icon name="settings" />{t("settings")}</a>
          {me.moderates ? <a href="/staff"><Icon name="shield" />{t("staff")}</a> : null}
          {root?.isDemo ? <a href="/dev/mail"><Icon name="mail" />{t("mailbox")}</a> : null}
          <hr />
          <ButtonForm action="/sign-out"><button type="submit"><Icon name="log-out" />{t("signOut")}</button></ButtonForm>
        </Menu>
      ) : (
        <>
          <LinkButton size="sm" variant="quiet" href="/sign-in">{t("signIn")}</LinkButton>
          <LinkButton size="sm" href="/sign-up">{t("signUp")}</LinkButton>
        </>
      )}
    </>
  );
}

/** Theme and language, for guests and members, by forms that need no script. */
function PreferencesMenu() {
  const t = useWords(shellWords);
  const { keys } = usePage();
  const { pathname, search } = useAddress();
  const to = pathname + search;
  const choice = (values: Record<string, string>, label: string, icon: "sun" | "moon" | "monitor" | "languages" | "keyboard", lang?: string): ReactNode => (
    <ButtonForm action="/preferences" values={{ ...values, to }}><button type="submit" lang={lang}><Icon name={icon} />{label}</button></ButtonForm>
  );
  return (
    <Menu label={t("theme")} icon="sun-moon">
      {choice({ theme: "light" }, t("light"), "sun")}
      {choice({ theme: "dark" }, t("dark"), "moon")}
      {choice({ theme: "system" }, t("system"), "monitor")}
      <hr />
      {choice({ locale: "zh-CN" }, "简体中文", "languages", "zh-CN")}
      {choice({ locale: "en" }, "English", "languages", "en")}
      <hr />
      {keys ? choice({ keys: "off" }, t("keysOff"), "keyboard") : choice({ keys: "on" }, t("keysOn"), "keyboard")}
    </Menu>
  );
}

/** The rail of places and boards; pages put it into their frame. */
export function PageRail() {
  const root = useRoot();
  const t = useWords(shellWords);
  const { pathname } = useAddress();
  const at = (href: string): boolean => pathname === href;
  const places: NavItem[] = [
    { href: "/", label: t("home"), icon: "house", current: at("/") },
    { href: "/discover", label: t("discover"), icon: "activity", current: at("/discover") || pathname.startsWith("/best") },
    { href: "/questions", label: t("questions"), icon: "circle-question-mark", current: at("/questions") },
    { href: "/boards", label: t("boards"), icon: "layout-list", current: at("/boards") },
    { href: "/tags", label: t("tags"), icon: "tag", current: at("/tags") },
    { href: "/members", label: t("members"), icon: "users", current: at("/members") },
  ];
  const boards: NavItem[] = (root?.boards ?? []).map((board) => ({
    href: `/boards/${board.slug}`, label: board.name, hue: toHue(board.hue), sub: board.depth > 1, current: at(`/boards/${board.slug}`),
  }));
  const staff: NavItem[] = root?.me?.moderates ? [{ href: "/staff", label: t("staff"), icon: "shield", current: pathname.startsWith("/staff") }] : [];
  const groups = [{ items: places }, ...(boards.length > 0 ? [{ title: t("boards"), items: boards, wordsOnly: true }] : []), ...(staff.length > 0 ? [{ items: staff }] : [])];
  return <Rail label={t("mainNav")} groups={groups} />;
}

function PhoneDock({ newHref }: { newHref: string }) {
  const root = useRoot();
  const t = useWords(shellWords);
  const { pathname } = useAddress();
  const me = root?.me;
  const you = me ? `/members/${me.handle}` : "/sign-in";
  const items: NavItem[] = [
    { href: "/", label: t("home"), icon: "house", current: pathname === "/" },
    { href: "/boards", label: t("boards"), icon: "layout-list", current: pathname.startsWith("/boards") },
    { href: "/questions", label: t("questions"), icon: "circle-question-mark", current: pathname === "/questions" },
    { href: "/members", label: t("members"), icon: "users", current: pathname === "/members" },
    { href: you, label: me ? t("you") : t("signIn"), icon: "user-round", current: pathname === you || pathname.startsWith("/settings") },
  ];
  const writes = me && (pathname === "/" || pathname.startsWith("/boards") || pathname === "/questions");
  return <Dock label={t("placesNav")} items={items} compose={writes ? { href: newHref, label: t("newTopic"), tone: "ember" } : undefined} />;
}

function isShellHandle(handle: unknown): handle is ShellHandle {
  return typeof handle === "object" && handle !== null;
}
